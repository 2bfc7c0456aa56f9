import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Inject, Logger, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DELIVERY_POOL } from '../database/database.module.js';
import { Admission } from '../graphql/admission.js';
import { apolloOptions } from '../graphql/apollo-options.js';
import { Cursors } from '../graphql/cursor.js';
import { requestSignal } from '../graphql/request-signal.js';
import { readSchema } from '../graphql/schema-files.js';
import { readTrustedDocuments } from '../graphql/trusted-documents.js';
import { deliveryCors } from '../http/cors.js';
import { graphqlDoor } from '../http/graphql-door.js';
import { SearchGaps } from '../search/search-gaps.js';
import { cachingPlugin } from './caching/caching.plugin.js';
import { contentVersionPlugin } from './content-version/content-version.plugin.js';
import { createDeliveryContext } from './delivery-context.js';
import { MediaModule } from '../media/media.module.js';
import { DeliveryResolversModule } from './delivery-resolvers.module.js';
import { MediaController } from './media/media.controller.js';
import { DeliverySite } from './site/delivery-site.js';
import type { DeliveryDatabase } from './statements.js';

const PATH = '/graphql';
const logger = new Logger('delivery');

/** The delivery API: what frontends read. */
@Module({
  controllers: [MediaController],
  imports: [
    DeliveryResolversModule,
    MediaModule,
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [CONFIG, DELIVERY_POOL, Cursors, { token: SearchGaps, optional: true }],
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
    for (const handler of door) host.httpAdapter.use(PATH, handler);
  }
}

function deliveryOptions(
  config: Config,
  database: DeliveryDatabase,
  cursors: Cursors,
  searchGaps: SearchGaps | undefined,
) {
  const { http } = config;
  const foundations = { database, cursors, searchGaps, site: new DeliverySite(config.site) };
  const trusted = http.trustedDocuments && readTrustedDocuments(http.trustedDocuments);
  return apolloOptions({
    path: PATH,
    schema: readSchema(new URL('./', import.meta.url)),
    include: DeliveryResolversModule,
    context: ({ req, res }) =>
      createDeliveryContext(foundations, req, requestSignal(res, http.queryTimeoutMs)),
    admission: new Admission(http.queryLimits, trusted),
    persistedQueries: true,
    plugins: [
      // What may be cached, and how long, is for us to say.
      ApolloServerPluginCacheControlDisabled(),
      contentVersionPlugin(http.contentVersionWaitMs),
      cachingPlugin(http.cache),
    ],
    title: `${config.site.name}: delivery API`,
    graphiql: http.graphiql,
    introspection: http.introspection,
    logError: (id, error) => logger.error(error, { id }),
  });
}
