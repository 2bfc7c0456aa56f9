import { Module } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DELIVERY_POOL } from '../database/database.module.js';
import { Admission } from '../graphql/admission.js';
import { Cursors } from '../graphql/cursor.js';
import { requestSignal } from '../graphql/request-signal.js';
import { readTrustedDocuments } from '../graphql/trusted-documents.js';
import { deliveryCors } from '../http/cors.js';
import { refuseFrames } from '../http/frame-policy.js';
import { headersOf } from '../http/headers-of.js';
import { SearchGaps } from '../search/search-gaps.js';
import { createDeliveryContext, type DeliveryFoundations } from './delivery-context.js';
import { DirectAnswers } from './direct/direct-answers.js';
import { KnownThings } from './known-things.js';
import { DeliverySite } from './site/delivery-site.js';
import type { DeliveryDatabase } from './statements.js';

export const DELIVERY_PATH = '/graphql';

/** What the two ways to an answer of the delivery API share: the long one through the GraphQL server, and the direct one. */
export class DeliveryServer {
  readonly admission: Admission;
  readonly direct: DirectAnswers;
  readonly foundations: DeliveryFoundations & { readonly known: KnownThings };

  constructor(shared: Omit<DeliveryFoundations, 'known'>, { http }: Config) {
    const foundations = { ...shared, known: new KnownThings() };
    this.foundations = foundations;
    const trusted = http.trustedDocuments && readTrustedDocuments(http.trustedDocuments);
    this.admission = new Admission(http.queryLimits, trusted);
    this.direct = new DirectAnswers({
      path: DELIVERY_PATH,
      admission: this.admission,
      bodyLimitBytes: http.deliveryBodyLimitBytes,
      compresses: http.compression,
      cache: http.cache,
      headers: { ...headersOf(refuseFrames, deliveryCors()), 'x-content-type-options': 'nosniff' },
      foundations,
      contextOf: (req, res) =>
        createDeliveryContext(foundations, req, requestSignal(res, http.queryTimeoutMs)),
    });
  }
}

/** Hands them to the GraphQL server and to who sets the direct way up before it. */
@Module({
  providers: [
    {
      provide: DeliveryServer,
      inject: [CONFIG, DELIVERY_POOL, Cursors, { token: SearchGaps, optional: true }],
      useFactory: (
        config: Config,
        database: DeliveryDatabase,
        cursors: Cursors,
        searchGaps: SearchGaps | undefined,
      ) => new DeliveryServer({ database, cursors, searchGaps, site: new DeliverySite(config.site) }, config),
    },
  ],
  exports: [DeliveryServer],
})
export class DeliveryServerModule {}
