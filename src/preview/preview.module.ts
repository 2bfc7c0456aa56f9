import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Inject, Logger, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { IncomingMessage } from 'node:http';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { contentVersionPlugin } from '../delivery/content-version/content-version.plugin.js';
import { createDeliveryContext, type DeliveryContext } from '../delivery/delivery-context.js';
import { DeliveryResolversModule } from '../delivery/delivery-resolvers.module.js';
import { DeliverySite } from '../delivery/site/delivery-site.js';
import { Admission } from '../graphql/admission.js';
import { apolloOptions, type Exchange } from '../graphql/apollo-options.js';
import { Cursors } from '../graphql/cursor.js';
import { requestSignal } from '../graphql/request-signal.js';
import { readSchema } from '../graphql/schema-files.js';
import { readTrustedDocuments } from '../graphql/trusted-documents.js';
import { previewCors } from '../http/cors.js';
import { graphqlDoor } from '../http/graphql-door.js';
import { MediaModule } from '../media/media.module.js';
import { PREVIEW_SECRET } from '../database/preview-secret.module.js';
import { PreviewDesk, refused } from './preview-desk.js';
import { PreviewImagesController } from './preview-images.controller.js';

const PATH = '/preview/graphql';
const logger = new Logger('preview');

/** The delivery API with one draft in it, for who carries a link's token. */
@Module({
  imports: [
    DeliveryResolversModule,
    MediaModule,
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [CONFIG, DataSource, PREVIEW_SECRET, Cursors],
      useFactory: previewOptions,
    }),
  ],
  controllers: [PreviewImagesController],
  providers: [
    {
      provide: PreviewDesk,
      inject: [DataSource, PREVIEW_SECRET, CONFIG],
      useFactory: (dataSource: DataSource, secret: string, config: Config) =>
        new PreviewDesk(dataSource, secret, config),
    },
  ],
})
export class PreviewModule {
  constructor(host: HttpAdapterHost, @Inject(CONFIG) { http }: Config) {
    const door = graphqlDoor({
      cacheControl: 'private, no-store',
      cors: previewCors(),
      bodyLimitBytes: http.deliveryBodyLimitBytes,
      // What is secret and what a stranger could have put there would be compressed together.
      compress: false,
    });
    for (const handler of door) host.httpAdapter.use(PATH, handler);
  }
}

function previewOptions(config: Config, dataSource: DataSource, secret: string, cursors: Cursors) {
  const { http } = config;
  const desk = new PreviewDesk(dataSource, secret, config);
  const trusted = http.trustedDocuments && readTrustedDocuments(http.trustedDocuments);
  return apolloOptions<DeliveryContext>({
    path: PATH,
    schema: readSchema(new URL('../delivery/', import.meta.url)),
    include: DeliveryResolversModule,
    context: async ({ req, res }: Exchange) => {
      const opened = await desk.enter('preview', tokenOf(req));
      if (!opened) throw refused();
      res.setHeader('X-Robots-Tag', 'noindex');
      const site = new DeliverySite({ ...config.site, serviceUrl: desk.serviceUrl(opened) });
      const database = await desk.show(opened, res);
      return createDeliveryContext({ database, cursors, site }, req, requestSignal(res, http.queryTimeoutMs));
    },
    admission: new Admission(http.queryLimits, trusted),
    persistedQueries: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), contentVersionPlugin({}, http.contentVersionWaitMs)],
    title: `${config.site.name}: preview`,
    graphiql: http.graphiql,
    introspection: http.introspection,
    logError: (id, error) => logger.error(error, { id }),
  });
}

/** The token of `Authorization: Bearer …`. It never stands in an address: those are kept in logs and histories. */
function tokenOf(req: IncomingMessage): string {
  return /^Bearer ([\w.-]{20,200})$/i.exec(req.headers.authorization ?? '')?.[1] ?? '';
}
