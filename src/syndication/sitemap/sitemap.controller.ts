import { All, Controller, Param, Req, Res } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import type { Answer } from '../answers/answer.js';
import { Refusal } from '../answers/refusal.js';
import { SyndicationRequests, type SyndicationRequest } from '../answers/syndication-requests.js';
import type { SyndicationContext } from '../syndication-context.js';
import { sitemapParts, sitemapRows, type SitemapPart } from './sitemap.repository.js';
import { addressBytes, sitemapIndex, urlset } from './sitemap.js';

/** A file of 50 MB over a slow line takes its time; no connection of the database is held meanwhile. */
const TIME_LIMIT_MS = 600_000;

/** The addresses of all articles, for search engines. */
@Controller()
export class SitemapController {
  constructor(private readonly requests: SyndicationRequests) {}

  @All('sitemap.xml')
  whole(@Req() req: SyndicationRequest, @Res() res: ServerResponse): Promise<void> {
    return this.requests.answer(req, res, answerSitemap, TIME_LIMIT_MS);
  }

  @All('sitemaps/:n.xml')
  part(@Param('n') n: string, @Req() req: SyndicationRequest, @Res() res: ServerResponse): Promise<void> {
    return this.requests.answer(req, res, (context) => answerPart(context, n), TIME_LIMIT_MS);
  }
}

async function answerSitemap(context: SyndicationContext): Promise<Answer> {
  const { site, database } = context;
  const parts = await sitemapParts(database, addressBytes(site));
  if (parts.length <= 1) return file(context, parts, 0);
  return { contentType: XML, body: sitemapIndex(parts, site) };
}

async function answerPart(context: SyndicationContext, n: string): Promise<Answer> {
  if (!/^[1-9]\d{0,5}$/.test(n)) {
    throw new Refusal(
      400,
      'The name of the file: send /sitemaps/1.xml, in digits, as /sitemap.xml lists them.',
    );
  }
  const parts = await sitemapParts(context.database, addressBytes(context.site));
  const at = Number(n) - 1;
  // The first is there for an empty site too: what once was listed should not vanish.
  if (at > 0 && at >= parts.length)
    throw new Refusal(404, `There is no such file: /sitemap.xml lists all there are.`);
  return file(context, parts, at);
}

const XML = 'application/xml; charset=utf-8';

async function file(
  { site, database, contentVersion }: SyndicationContext,
  parts: readonly SitemapPart[],
  at: number,
): Promise<Answer> {
  const fromId = parts[at]?.firstId ?? null;
  const portions = fromId === null ? none() : sitemapRows(database, fromId, parts[at + 1]?.firstId ?? null);
  // The first one is read before anything is sent: a database that does not answer makes a 503 and not half a file.
  const first = await portions.next();
  return {
    contentType: XML,
    body: urlset(resumed(first, portions), site),
    // What is visible at an instant hangs on the changes so far and on what a schedule has opened and closed since: an opening
    // raises the latest one, and closings alone lower the count.
    sameAs: JSON.stringify([contentVersion, site.settings, at, parts]),
  };
}

async function* resumed<Item>(
  first: IteratorResult<Item, void>,
  rest: AsyncIterable<Item>,
): AsyncGenerator<Item> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

async function* none(): AsyncGenerator<never> {}
