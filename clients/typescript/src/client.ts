import type { Operation } from './operation.js';
import {
  ArticlePage,
  ArticlePortableText,
  AuthorPage,
  FrontPage,
  Route,
  Search,
  Sitemap,
  TopicPage,
  type SitemapQuery,
} from './operations.generated.js';
import { createTransport, type RequestOptions, type Transport, type TransportOptions } from './transport.js';

export interface ClientOptions extends TransportOptions {
  /** Language of every question that names none: a BCP 47 tag. The site's default, and lists of all, where it is missing. */
  readonly locale?: string;
}

type Ask<O> =
  O extends Operation<infer Result, infer Variables>
    ? (variables: Variables, options?: RequestOptions) => Promise<Result>
    : never;

/** An article as a sitemap needs it: address, when it changed, and where its translations are. */
export type SitemapEntry = SitemapQuery['articles']['nodes'][number];

/** The usual pages, a question each. All throw `ContentError`. Unknown slugs are answered with null. */
export interface ContentClient extends Transport {
  readonly frontPage: Ask<typeof FrontPage>;
  readonly topic: Ask<typeof TopicPage>;
  /** The text as HTML. */
  readonly article: Ask<typeof ArticlePage>;
  /** The text as Portable Text: see `portableTextOf`. */
  readonly articleAsPortableText: Ask<typeof ArticlePortableText>;
  readonly author: Ask<typeof AuthorPage>;
  readonly search: Ask<typeof Search>;
  /** One page of the list of all articles, oldest first. */
  readonly sitemap: Ask<typeof Sitemap>;
  readonly route: Ask<typeof Route>;
  /** All articles, page after page, asked for as they are consumed. */
  sitemapEntries(
    variables?: { locale?: string | null },
    options?: RequestOptions,
  ): AsyncGenerator<SitemapEntry>;
}

/** A client of one service. It keeps no answers: the HTTP caches on the way do. */
export function createClient({ locale, ...transportOptions }: ClientOptions): ContentClient {
  const transport = createTransport(transportOptions);
  const asking =
    <Result, Variables extends object>(operation: Operation<Result, Variables>) =>
    (variables: Variables, options?: RequestOptions) => {
      const localised = locale === undefined ? variables : { locale, ...variables };
      return transport.request(operation, localised, options);
    };
  const sitemap = asking(Sitemap);

  return {
    request: (operation, variables, options) => transport.request(operation, variables, options),
    get contentVersion() {
      return transport.contentVersion;
    },
    frontPage: asking(FrontPage),
    topic: asking(TopicPage),
    article: asking(ArticlePage),
    articleAsPortableText: asking(ArticlePortableText),
    author: asking(AuthorPage),
    search: asking(Search),
    sitemap,
    // A path tells its language itself.
    route: (variables, options) => transport.request(Route, variables, options),
    async *sitemapEntries(variables = {}, options) {
      let after: string | null = null;
      do {
        const { articles }: SitemapQuery = await sitemap({ ...variables, after }, options);
        yield* articles.nodes;
        after = articles.pageInfo.hasNextPage ? articles.pageInfo.endCursor : null;
      } while (after !== null);
    },
  };
}
