import { All, Controller, Req, Res } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import type { Answer } from '../answers/answer.js';
import { Refusal } from '../answers/refusal.js';
import { SyndicationRequests, type SyndicationRequest } from '../answers/syndication-requests.js';
import { pageFacts } from '../pages/page-extras.js';
import { picturesOf } from '../pages/page-image.js';
import type { SyndicationContext } from '../syndication-context.js';
import { articlesFeed } from './articles-feed.js';
import { atom } from './atom.js';
import type { Feed } from './feed.js';
import { feedArticles } from './feed.repository.js';
import { jsonFeed } from './json-feed.js';
import { rss } from './rss.js';

interface FeedFormat {
  readonly extension: string;
  readonly mediaType: string;
  readonly write: (feed: Feed) => string;
}

const RSS: FeedFormat = { extension: 'rss', mediaType: 'application/rss+xml', write: rss };
const ATOM: FeedFormat = { extension: 'atom', mediaType: 'application/atom+xml', write: atom };
const JSON_FEED: FeedFormat = { extension: 'json', mediaType: 'application/feed+json', write: jsonFeed };

const FIRST = { usual: 20, min: 1, max: 100 };

/** The newest articles of a locale, a topic or an author, as feeds. */
@Controller('feeds')
export class FeedController {
  constructor(private readonly requests: SyndicationRequests) {}

  @All('articles.rss')
  rss(@Req() req: SyndicationRequest, @Res() res: ServerResponse): Promise<void> {
    return this.requests.answer(req, res, (context) => answerFeed(context, RSS));
  }

  @All('articles.atom')
  atom(@Req() req: SyndicationRequest, @Res() res: ServerResponse): Promise<void> {
    return this.requests.answer(req, res, (context) => answerFeed(context, ATOM));
  }

  @All('articles.json')
  json(@Req() req: SyndicationRequest, @Res() res: ServerResponse): Promise<void> {
    return this.requests.answer(req, res, (context) => answerFeed(context, JSON_FEED));
  }
}

async function answerFeed(context: SyndicationContext, format: FeedFormat): Promise<Answer> {
  const { parameters, site, topics, authors, database } = context;
  const locale = parameters.locale('locale', site.settings);
  const topicSlug = parameters.slug('topic');
  const authorSlug = parameters.slug('author');
  const first = parameters.wholeNumber('first', FIRST) ?? FIRST.usual;
  const isFull = parameters.yesOrNo('full') ?? site.settings.feedFullText;
  const topic = topicSlug === null ? null : await topics.bySlug(locale, topicSlug);
  if (topicSlug !== null && !topic) {
    throw new Refusal(404, 'topic: no topic of this language has that slug.');
  }
  const author = authorSlug === null ? null : await authors.bySlug(authorSlug);
  if (authorSlug !== null && !author) throw new Refusal(404, 'author: no author has that slug.');

  const question = { locale, topic: topicSlug, author: authorSlug, first, isFull };
  const rows = await feedArticles(database, question);
  const pictures = await picturesOf(database, rows);
  // Only full texts have closing lines.
  const facts = await pageFacts(database, isFull ? rows.map((row) => row.readingId) : []);
  const selfUrl = addressOf(format, question, context);
  const feed = articlesFeed({ site, locale, topic, author, selfUrl, rows, pictures, facts });
  return {
    contentType: `${format.mediaType}; charset=utf-8`,
    body: format.write(feed),
    headers: { Link: `<${selfUrl}>; rel="self"; type="${format.mediaType}"` },
  };
}

/** The address that asks for this and says nothing that is usual anyway: the same feed has one address. */
function addressOf(
  { extension }: FeedFormat,
  question: Parameters<typeof feedArticles>[1],
  { site }: SyndicationContext,
): string {
  const url = new URL(`${site.settings.serviceUrl}/feeds/articles.${extension}`);
  const { locale, topic, author, first, isFull } = question;
  if (locale !== site.defaultLocale) url.searchParams.set('locale', locale);
  if (topic !== null) url.searchParams.set('topic', topic);
  if (author !== null) url.searchParams.set('author', author);
  if (first !== FIRST.usual) url.searchParams.set('first', String(first));
  if (isFull !== site.settings.feedFullText) url.searchParams.set('full', String(isFull));
  return url.href;
}
