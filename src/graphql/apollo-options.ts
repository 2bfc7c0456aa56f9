import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { Type } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { formatErrorWith } from './format-error.js';
import { scalars } from './scalars.js';

/** The exchange a context is made for. */
export interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

/** What the two APIs have different. */
export interface ApiOptions<Context extends BaseContext & { req: IncomingMessage }> {
  readonly path: string;
  /** The whole SDL, as `readSchema` gives it. */
  readonly schema: string;
  /** The one module whose resolvers serve this API, and whatever that imports: so it imports little. */
  readonly include: Type;
  /** Makes a new object for each request. It carries `req` itself: otherwise Nest copies it for every request. */
  readonly context: (exchange: Exchange) => Context | Promise<Context>;
  readonly plugins?: readonly ApolloServerPlugin<Context>[];
  /** Whether a browser that opens the path gets GraphiQL. */
  readonly graphiql: boolean;
  readonly introspection: boolean;
  /** Longest document, in tokens of the GraphQL grammar; no bound but the request's size where it is missing. */
  readonly maxTokens?: number;
  /** Gets every error we did not foresee, with the id its victim was told. */
  readonly logError: (id: string, error: unknown) => void;
  /** Which type a value of a union or interface has, by abstract type, where values have no `__typename`. */
  readonly typeOf?: Readonly<Record<string, (value: never) => string>>;
}

/**
 * The driver options both APIs stand on. No subscriptions, no batching, no stack traces; field resolvers run without
 * guards, filters and interceptors, so that Nest calls them directly: authorise at the root.
 */
export function apolloOptions<Context extends BaseContext & { req: IncomingMessage }>(
  api: ApiOptions<Context>,
): Omit<ApolloDriverConfig, 'driver'> {
  return {
    path: api.path,
    typeDefs: api.schema,
    include: [api.include],
    resolvers: { ...scalars, ...abstractTypes(api.typeOf) },
    // Where `typeOf` says nothing, values tell their type in `__typename`.
    resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
    context: api.context,
    plugins: [...(api.plugins ?? [])],
    graphiql: api.graphiql,
    introspection: api.introspection,
    parseOptions: api.maxTokens === undefined ? {} : { maxTokens: api.maxTokens },
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    fieldResolverEnhancers: [],
    // What Nest would make of an HttpException carries the exception's whole response, secrets included.
    autoTransformHttpErrors: false,
    includeStacktraceInErrorResponses: false,
    formatError: formatErrorWith(api.logError),
    useGlobalPrefix: false,
  };
}

function abstractTypes(typeOf: ApiOptions<never>['typeOf'] = {}) {
  return Object.fromEntries(
    Object.entries(typeOf).map(([type, resolve]) => [type, { __resolveType: resolve }]),
  );
}
