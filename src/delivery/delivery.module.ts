import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Logger, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DELIVERY_POOL } from '../database/database.module.js';
import { apolloOptions } from '../graphql/apollo-options.js';
import { Cursors } from '../graphql/cursor.js';
import { readSchema } from '../graphql/schema-files.js';
import { deliveryCors } from '../http/cors.js';
import { contentVersionPlugin } from './content-version/content-version.plugin.js';
import { createDeliveryContext } from './delivery-context.js';
import { DeliveryResolversModule } from './delivery-resolvers.module.js';
import { DeliverySite } from './site/delivery-site.js';
import type { DeliveryDatabase } from './statements.js';

const PATH = '/graphql';
/** The whole contract asked for at once has some 700: nobody writes more than this, but a bomb does. */
const MOST_TOKENS = 10_000;
const logger = new Logger('delivery');

/** The delivery API: what frontends read. */
@Module({
  imports: [
    DeliveryResolversModule,
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [CONFIG, DELIVERY_POOL, Cursors],
      useFactory: deliveryOptions,
    }),
  ],
})
export class DeliveryModule {
  constructor(host: HttpAdapterHost) {
    // Nest puts middleware of a module after the GraphQL servers, which answer before it would run.
    host.httpAdapter.use(PATH, deliveryCors());
  }
}

function deliveryOptions(config: Config, database: DeliveryDatabase, cursors: Cursors) {
  const foundations = { database, cursors, site: new DeliverySite(config.site) };
  return apolloOptions({
    path: PATH,
    schema: readSchema(new URL('./', import.meta.url)),
    include: DeliveryResolversModule,
    context: ({ req }) => createDeliveryContext(foundations, req),
    plugins: [
      // What may be cached, and how long, is for us to say.
      ApolloServerPluginCacheControlDisabled(),
      contentVersionPlugin(config.http.contentVersionWaitMs),
    ],
    graphiql: config.http.graphiql,
    introspection: config.http.introspection,
    maxTokens: MOST_TOKENS,
    logError: (id, error) => logger.error(error, { id }),
  });
}
