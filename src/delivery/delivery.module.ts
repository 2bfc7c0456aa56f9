import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Inject, Logger, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { apolloOptions } from '../graphql/apollo-options.js';
import { requestSignal } from '../graphql/request-signal.js';
import { readSchema } from '../graphql/schema-files.js';
import { deliveryCors } from '../http/cors.js';
import { graphqlDoor } from '../http/graphql-door.js';
import { cachingPlugin } from './caching/caching.plugin.js';
import { contentVersionPlugin } from './content-version/content-version.plugin.js';
import { createDeliveryContext } from './delivery-context.js';
import { MediaModule } from '../media/media.module.js';
import { DeliveryResolversModule } from './delivery-resolvers.module.js';
import { DELIVERY_PATH, DeliveryServer, DeliveryServerModule } from './delivery-server.module.js';
import { MediaController } from './media/media.controller.js';

const logger = new Logger('delivery');

/** The delivery API: what frontends read. */
@Module({
  controllers: [MediaController],
  imports: [
    DeliveryResolversModule,
    DeliveryServerModule,
    MediaModule,
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      imports: [DeliveryServerModule],
      inject: [CONFIG, DeliveryServer],
      useFactory: deliveryOptions,
    }),
  ],
})
export class DeliveryModule {
  constructor(host: HttpAdapterHost, @Inject(CONFIG) { http }: Config) {
    const door = graphqlDoor({
      cacheControl: 'no-store',
      cors: deliveryCors(),
      bodyLimitBytes: http.deliveryBodyLimitBytes,
      compress: http.compression,
    });
    // Nest puts middleware of a module after the GraphQL servers, which answer before it would run.
    for (const handler of door) host.httpAdapter.use(DELIVERY_PATH, handler);
  }
}

function deliveryOptions(config: Config, { foundations, admission, direct }: DeliveryServer) {
  const { http } = config;
  return apolloOptions({
    path: DELIVERY_PATH,
    schema: readSchema(new URL('./', import.meta.url)),
    include: DeliveryResolversModule,
    context: ({ req, res }) =>
      createDeliveryContext(foundations, req, requestSignal(res, http.queryTimeoutMs)),
    admission,
    persistedQueries: true,
    plugins: [
      // What may be cached, and how long, is for us to say.
      ApolloServerPluginCacheControlDisabled(),
      { serverWillStart: async ({ schema }) => direct.serve(schema) },
      contentVersionPlugin(foundations, http.contentVersionWaitMs),
      cachingPlugin(http.cache),
    ],
    title: `${config.site.name}: delivery API`,
    graphiql: http.graphiql,
    introspection: http.introspection,
    logError: (id, error) => logger.error(error, { id }),
  });
}
