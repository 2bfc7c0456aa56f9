import { Inject, Injectable, Logger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { DELIVERY_POOL } from '../../database/database.module.js';
import { cacheControl, mayBeKept } from '../../delivery/caching/cache-control.js';
import { surrogateKeys } from '../../delivery/caching/surrogate-keys.js';
import { contentVersionFrom } from '../../delivery/content-version/content-version.repository.js';
import { DeliverySite } from '../../delivery/site/delivery-site.js';
import type { DeliveryDatabase } from '../../delivery/statements.js';
import { requestSignal } from '../../graphql/request-signal.js';
import { cors } from '../../http/cors.js';
import { createSyndicationContext, type SyndicationContext } from '../syndication-context.js';
import type { Answer } from './answer.js';
import { FirstSeen } from './first-seen.js';
import { QueryParameters } from './query-parameters.js';
import { Refusal } from './refusal.js';
import { writeAnswer } from './write-answer.js';

/** As Express hands it on: a router may have cut `url`. */
export type SyndicationRequest = IncomingMessage & { readonly originalUrl?: string };

const CLOCK = {
  name: 'syndication.clock',
  text: '-- syndication.clock\nselect extract(epoch from clock_timestamp())::double precision * 1000 as "nowMs"',
};

/** Nothing here is a page of ours: nothing in it may run, load or be framed. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

const METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** What all requests of other sites and machines have in common: limits, versions, headers for caches, refusals. */
@Injectable()
export class SyndicationRequests {
  private readonly logger = new Logger('syndication');
  private readonly firstSeen = new FirstSeen();
  private readonly site: DeliverySite;
  private readonly cors = cors({
    origins: 'any',
    methods: METHODS,
    requestHeaders: ['Accept', 'If-None-Match', 'If-Modified-Since', 'X-Min-Content-Version'],
    exposedHeaders: ['X-Content-Version', 'ETag', 'Last-Modified', 'Link', 'Retry-After'],
  });

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DELIVERY_POOL) private readonly database: DeliveryDatabase,
  ) {
    this.site = new DeliverySite(config.site);
  }

  /**
   * Answers a GET or HEAD with what `work` makes, or refuses in a sentence. `timeLimitMs` bounds the whole answer, the
   * sending too; that of the delivery API where it is missing.
   */
  async answer(
    req: SyndicationRequest,
    res: ServerResponse,
    work: (context: SyndicationContext) => Promise<Answer>,
    timeLimitMs: number = this.config.http.queryTimeoutMs,
    refusalPage: RefusalPage = PLAIN_TEXT,
  ): Promise<void> {
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Content-Security-Policy', NO_PAGE);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    let isPreflight = true;
    this.cors(req, res, () => (isPreflight = false));
    if (isPreflight) return;
    try {
      if (!METHODS.includes(req.method ?? '')) {
        throw new Refusal(405, 'Send GET or HEAD.', { Allow: METHODS.join(', ') });
      }
      const context = await this.enter(req, res, timeLimitMs);
      const answer = await work(context);
      const keys = surrogateKeys(context.reads.list());
      res.setHeader('Cache-Control', context.cacheControl);
      res.setHeader('X-Content-Version', context.contentVersion);
      res.setHeader('Surrogate-Key', keys.join(' '));
      res.setHeader('Cache-Tag', keys.join(','));
      res.setHeader('Vary', 'X-Min-Content-Version');
      await writeAnswer(req, res, answer, {
        firstSeen: this.firstSeen,
        compress: this.config.http.compression,
      });
    } catch (error) {
      this.refuse(req, res, error, refusalPage);
    }
  }

  /** The number of changes first, then the clock: what is read later is at least as new as both. */
  private async enter(
    req: SyndicationRequest,
    res: ServerResponse,
    timeLimitMs: number,
  ): Promise<SyndicationContext> {
    const { contentVersionWaitMs, cache } = this.config.http;
    const least = leastVersion(req.headers['x-min-content-version']);
    const parameters = new QueryParameters(req.originalUrl ?? req.url ?? '');
    const signal = requestSignal(res, timeLimitMs);
    const context = createSyndicationContext(this.database, this.site, parameters, signal);
    const contentVersion = await contentVersionFrom(context.database, least, contentVersionWaitMs);
    if (contentVersion === null) {
      throw new Refusal(503, 'That change has not arrived here yet. Try again in a second.', AGAIN);
    }
    const askedAt = performance.now();
    const [clock] = mayBeKept(cache) ? await this.database.query<{ nowMs: number }>(CLOCK) : [];
    const lifetime = cacheControl(cache, [], clock?.nowMs ?? null, performance.now() - askedAt);
    return { ...context, contentVersion, cacheControl: lifetime };
  }

  private refuse(req: SyndicationRequest, res: ServerResponse, error: unknown, page: RefusalPage): void {
    if (res.headersSent || res.destroyed) {
      // What was begun cannot be taken back: cut off, nobody takes it for the whole.
      if (!res.writableEnded && !res.destroyed) this.logger.error(error);
      res.destroy();
      return;
    }
    const refusal = this.refusalOf(error);
    for (const name of ['ETag', 'Last-Modified', 'Content-Encoding', 'Content-Length'])
      res.removeHeader(name);
    const { headers = {}, contentType, body } = page(refusal);
    const all = { ...refusal.headers, ...headers, 'Cache-Control': 'no-store', 'Content-Type': contentType };
    for (const [name, value] of Object.entries(all)) res.setHeader(name, value);
    res.statusCode = refusal.status;
    res.end(req.method === 'HEAD' ? undefined : body);
  }

  private refusalOf(error: unknown): Pick<Refusal, 'message' | 'headers'> & { readonly status: number } {
    if (error instanceof Refusal) return error;
    const { http } = error instanceof GraphQLError ? error.extensions : {};
    if ((http as { status?: number } | undefined)?.status === 503) {
      return new Refusal(503, 'Too much to do at the moment. Try again in a second.', AGAIN);
    }
    const id = randomUUID();
    this.logger.error(error, { id });
    return {
      status: 500,
      message: `Something went wrong on our side. The log has it as ${id}.`,
      headers: {},
    };
  }
}

/** How a refusal looks to whoever is refused. */
export type RefusalPage = (refusal: {
  readonly status: number;
  readonly message: string;
}) => Pick<Answer, 'contentType' | 'headers'> & { readonly body: string };

const PLAIN_TEXT: RefusalPage = ({ message }) => ({
  contentType: 'text/plain; charset=utf-8',
  body: `${message}\n`,
});

const AGAIN = { 'Retry-After': '1' };

function leastVersion(header: string | readonly string[] | undefined): number {
  if (header === undefined) return 0;
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header);
  throw new Refusal(400, 'X-Min-Content-Version: send a whole number, as X-Content-Version gave it.');
}
