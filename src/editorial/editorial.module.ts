import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Inject, Logger, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { Admission } from '../graphql/admission.js';
import { apolloOptions, type Exchange } from '../graphql/apollo-options.js';
import { readSchema } from '../graphql/schema-files.js';
import { editorialCors } from '../http/cors.js';
import { graphqlDoor } from '../http/graphql-door.js';
import type { EditorialContext } from './context.js';
import { createLoaders } from './loaders.js';
import { EditorialMediaModule } from './media/editorial-media.module.js';
import { EditorialResolversModule } from './resolvers.module.js';
import { EvidenceDoorModule } from './testimonials/evidence-door.module.js';
import { editorialError, unavailablePlugin } from './unavailable.plugin.js';
import { Authenticator } from './users/authenticator.js';
import { sessionCookie } from './users/session-cookie.js';

const PATH = '/editor/graphql';
const logger = new Logger('editorial');

/** The editorial API: what editors, the studio and scripts use. */
@Module({
  imports: [
    EvidenceDoorModule,
    EditorialResolversModule,
    EditorialMediaModule,
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [CONFIG, DataSource],
      useFactory: editorialOptions,
    }),
  ],
})
export class EditorialModule {
  constructor(host: HttpAdapterHost, @Inject(CONFIG) { http }: Config) {
    const door = graphqlDoor({
      // No cache between us and an editor may keep an answer, an error included.
      cacheControl: 'private, no-store',
      cors: editorialCors(http.editorOrigins),
      bodyLimitBytes: http.bodyLimitBytes,
      compress: false,
    });
    // Before the GraphQL server, and for its refusals too.
    for (const handler of door) host.httpAdapter.use(PATH, handler);
  }
}

function editorialOptions(config: Config, dataSource: DataSource) {
  const authenticator = new Authenticator(
    dataSource,
    sessionCookie(config.site.url),
    config.session,
    config.http.editorOrigins,
  );
  return apolloOptions<EditorialContext>({
    path: PATH,
    schema: readSchema(new URL('./', import.meta.url)),
    include: EditorialResolversModule,
    context: async ({ req, res }: Exchange) => ({
      req,
      res,
      now: new Date(),
      ...(await authenticator.identify(req).catch((error: unknown) => {
        throw editorialError(error, logUnavailable);
      })),
      loaders: createLoaders(dataSource.manager),
    }),
    plugins: [ApolloServerPluginCacheControlDisabled(), unavailablePlugin(logUnavailable)],
    // Bodies of articles are lists of any length.
    admission: new Admission({ ...config.http.queryLimits, listItems: null }, null),
    persistedQueries: false,
    title: `${config.site.name}: editorial API`,
    graphiql: config.http.graphiql,
    introspection: config.http.introspection,
    logError: (id, error) => logger.error(error, { id }),
    typeOf: { Node: typeNameOf, UserError: typeNameOf },
  });
}

/** No error of ours, but whoever keeps the service running wants to know why editors are sent away. */
function logUnavailable(cause: unknown): void {
  logger.warn(`The database cannot answer: ${cause instanceof Error ? cause.message : String(cause)}`);
}

/** Values of interfaces say themselves what they are. */
function typeNameOf({ __typename: name }: { readonly __typename: string }): string {
  return name;
}
