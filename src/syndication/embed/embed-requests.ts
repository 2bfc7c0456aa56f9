import { Inject, Injectable } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { BoundedCache } from '../../graphql/bounded-cache.js';
import { embedLoader } from '../../partners/embed-loader.js';
import type { Answer } from '../answers/answer.js';
import { FirstSeen } from '../answers/first-seen.js';
import { Refusal } from '../answers/refusal.js';
import {
  SyndicationRequests,
  type RefusalPage,
  type SyndicationRequest,
} from '../answers/syndication-requests.js';
import { writeAnswer } from '../answers/write-answer.js';
import { noticeHead } from '../pages/page-head.js';
import type { SyndicationContext } from '../syndication-context.js';
import { answerCard, answerPartner, answerVisit } from './embed-answer.js';
import { noticeHtml } from './embed-fragment.js';
import { embedHeaders, imageSources, type FrameAncestors } from './embed-headers.js';
import { embedPage } from './embed-page.js';
import { readEmbedPath, type EmbedPath } from './embed-request.js';
import { directionOf, embedWords } from './embed-words.js';
import { findLoader } from './embed.repository.js';

const SCRIPT = 'text/javascript; charset=utf-8';
/** A new loader is in use within the hour, and pages go on with the old one while the service is away. */
const MOVING = 'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800';
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Partners whose origins are remembered for answers in need. */
const MOST_PARTNERS = 1000;

/** Answers everything at `/embed.js` and below `/embed`. */
@Injectable()
export class EmbedRequests {
  /** Who could frame a partner's pages last: an answer while the database is away still reaches its frame. */
  private readonly ancestors = new BoundedCache<FrameAncestors>(MOST_PARTNERS);
  private readonly images: readonly string[];
  private readonly firstSeen = new FirstSeen();

  constructor(
    private readonly requests: SyndicationRequests,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.images = imageSources(config.site);
  }

  /** The moving loader. */
  answerLoader(req: SyndicationRequest, res: ServerResponse): Promise<void> {
    return this.answerOwnScript(req, res, MOVING);
  }

  /** `req.url` is what follows `/embed`. */
  answer(req: SyndicationRequest, res: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (req.url ?? '').split(/\?(.*)/s);
    const target = readEmbedPath(path);
    if (target.kind === 'loader' && target.hash === embedLoader().hash) {
      return this.answerOwnScript(req, res, IMMUTABLE);
    }
    const isVisit = new URLSearchParams(query).has('visit');
    const work = (context: SyndicationContext) => this.work(context, target, isVisit);
    return this.requests.answer(req, res, work, undefined, this.refusalPage(target));
  }

  /** The loader of this build: it asks nothing of the database, so pages have it while that is away. */
  private async answerOwnScript(
    req: SyndicationRequest,
    res: ServerResponse,
    lifetime: string,
  ): Promise<void> {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('X-Content-Type-Options', 'nosniff');
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.writeHead(405, { Allow: 'GET, HEAD', 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' });
      res.end('Send GET or HEAD.\n');
      return;
    }
    const { compression: compress } = this.config.http;
    await writeAnswer(req, res, script(embedLoader().text, lifetime), {
      firstSeen: this.firstSeen,
      compress,
    });
  }

  private work(context: SyndicationContext, target: EmbedPath, isVisit: boolean): Promise<Answer> {
    switch (target.kind) {
      case 'loader':
        return loaderOf(context, target.hash);
      case 'card':
        return isVisit ? answerVisit(context, target.slug) : answerCard(context, target.slug);
      case 'partner':
        return answerPartner(context, target, (ancestors) =>
          this.ancestors.set(target.partnerId, ancestors, 1),
        );
      case 'nothing':
        throw new Refusal(404, embedWords(context.site.defaultLocale).nothing);
    }
  }

  /** A refusal as a page: framed by whom the answer would have been framed, or by nobody where that is not known. */
  private refusalPage(target: EmbedPath): RefusalPage {
    return ({ status, message }) => {
      const { site } = this.config;
      // What is wrong with a request is told in English, as everywhere.
      const words = embedWords(status === 404 || status >= 500 ? site.defaultLocale : 'en');
      const sentence = status >= 500 ? words.failed : message;
      const html = noticeHtml(sentence, { words, site, place: 'page' });
      const theme = { scheme: 'auto', accent: null, font: 'system', radius: null } as const;
      const { language } = words;
      const direction = directionOf(language);
      const page = embedPage({ language, direction, head: noticeHead(sentence), theme, html });
      const headers = embedHeaders(this.ancestorsOf(target), this.images, page);
      return { contentType: 'text/html; charset=utf-8', headers, body: page.html };
    };
  }

  private ancestorsOf(target: EmbedPath): FrameAncestors {
    if (target.kind === 'partner') return this.ancestors.get(target.partnerId) ?? 'none';
    return target.kind === 'card' ? '*' : 'none';
  }
}

/** The loader of another build that ran on this database before, or runs beside this one. */
async function loaderOf(context: SyndicationContext, hash: string): Promise<Answer> {
  const text = await findLoader(context.database, hash);
  if (text === null) throw new Refusal(404, 'There is no such script. /embed.js is the newest one.');
  return script(text, IMMUTABLE);
}

function script(body: string, lifetime: string): Answer {
  return {
    contentType: SCRIPT,
    body,
    headers: {
      'Cache-Control': lifetime,
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  };
}
