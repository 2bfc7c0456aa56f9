import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Inject, Logger, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { apolloOptions, type Exchange } from '../graphql/apollo-options.js';
import { readSchema } from '../graphql/schema-files.js';
import { editorialCors } from '../http/cors.js';
import type { EditorialContext } from './context.js';
import { createLoaders } from './loaders.js';
import { EditorialResolversModule } from './resolvers.module.js';
import { Authenticator } from './users/authenticator.js';
import { sessionCookie } from './users/session-cookie.js';

const PATH = '/editor/graphql';
const logger = new Logger('editorial');

/** The editorial API: what editors, the studio and scripts use. */
@Module({
  imports: [
    EditorialResolversModule,
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [CONFIG, DataSource],
      useFactory: editorialOptions,
    }),
  ],
})
export class EditorialModule {
  constructor(host: HttpAdapterHost, @Inject(CONFIG) { http }: Config) {
    // Before the GraphQL server, and for its refusals too.
    host.httpAdapter.use(PATH, keepPrivate);
    host.httpAdapter.use(PATH, editorialCors(http.editorOrigins));
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
      ...(await authenticator.identify(req)),
      loaders: createLoaders(dataSource.manager),
    }),
    plugins: [ApolloServerPluginCacheControlDisabled()],
    graphiql: config.http.graphiql,
    introspection: config.http.introspection,
    logError: (id, error) => logger.error(error, { id }),
    typeOf: { Node: typeNameOf, UserError: typeNameOf },
  });
}

/** Values of interfaces say themselves what they are. */
function typeNameOf({ __typename: name }: { readonly __typename: string }): string {
  return name;
}

/** No cache between us and an editor may keep an answer, an error included. */
function keepPrivate(_: IncomingMessage, res: ServerResponse, next: () => void): void {
  res.setHeader('Cache-Control', 'private, no-store');
  next();
}
