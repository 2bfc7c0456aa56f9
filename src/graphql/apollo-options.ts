import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { Type } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Admission } from './admission.js';
import { formatErrorWith } from './format-error.js';
import { graphiqlPlugin } from './graphiql.plugin.js';
import { knownOperationsRule } from './known-operations.rule.js';
import { scalars } from './scalars.js';
import { statusCodesPlugin } from './status-codes.plugin.js';

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
  /** Holds requests to the limits before anything else looks at them. */
  readonly admission: Admission;
  /** Whether documents may be sent by their SHA-256 once they have been sent in full. */
  readonly persistedQueries: boolean;
  /** Of its page in a browser. */
  readonly title: string;
  /** Whether a browser that opens the path gets GraphiQL. */
  readonly graphiql: boolean;
  /** Whether the schema is told, also by suggestions in errors. */
  readonly introspection: boolean;
  /** Gets every error we did not foresee, with the id its victim was told. */
  readonly logError: (id: string, error: unknown) => void;
  /** Which type a value of a union or interface has, by abstract type, where values have no `__typename`. */
  readonly typeOf?: Readonly<Record<string, (value: never) => string>>;
}

/** Of one request: nobody reads the hundredth, and each is found and written for nothing. */
const MOST_ERRORS = 5;

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
    context: async (exchange: Exchange) => {
      api.admission.admit(exchange.req);
      return api.context(exchange);
    },
    plugins: [
      api.admission.plugin<Context>(),
      ...(api.plugins ?? []),
      statusCodesPlugin(),
      // For schemas that are part of a federation; with it comes a third of a megabyte of protocol.
      ApolloServerPluginInlineTraceDisabled(),
      ...(api.graphiql ? [graphiqlPlugin(api.path, api.title)] : []),
    ],
    documentStore: api.admission.documents.store,
    persistedQueries: api.persistedQueries ? { cache: api.admission.persistedQueries } : false,
    // Nest's own page loads its scripts from elsewhere.
    graphiql: false,
    introspection: api.introspection,
    hideSchemaDetailsFromClientErrors: !api.introspection,
    validationRules: [knownOperationsRule],
    validationOptions: { maxErrors: MOST_ERRORS },
    executionOptions: { maxCoercionErrors: MOST_ERRORS },
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
