import type { ApolloServerPlugin } from '@apollo/server';

/** GraphiQL with everything it needs in one page, so that it asks no other host for anything. */
const PACKAGE: string = '@graphql-yoga/render-graphiql';

/** As much of it as we use. Its own types come with those of another server, which change ours. */
interface GraphiQLPackage {
  readonly renderGraphiQL: (options: {
    readonly title: string;
    readonly endpoint: string;
    readonly favicon: string;
    readonly logo: string;
    readonly defaultQuery: string;
  }) => string;
}

const MISSING = `<!doctype html><title>GraphiQL</title>
<p>GraphiQL is one of the development packages, which are not installed here. Run <code>npm ci</code>, or point a client at this address.`;

/** Shows GraphiQL to a browser that opens the endpoint. Its package is for development, and loaded when first asked for. */
export function graphiqlPlugin(path: string, title: string): ApolloServerPlugin {
  return {
    serverWillStart: async () => ({
      renderLandingPage: async () => ({ html: () => page(path, title) }),
    }),
  };
}

async function page(endpoint: string, title: string): Promise<string> {
  try {
    const { renderGraphiQL } = (await import(PACKAGE)) as GraphiQLPackage;
    return renderGraphiQL({ title, endpoint, favicon: 'data:,', logo: '&nbsp;', defaultQuery: WELCOME });
  } catch {
    return MISSING;
  }
}

const WELCOME = `# Everything that can be asked is described under the book on the left.
{
  __typename
}
`;
