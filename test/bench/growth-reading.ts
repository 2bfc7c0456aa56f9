import type { Client } from 'pg';
import { startDelivery } from '../support/delivery-server.js';
import type { GrowthCorpus } from './growth-corpus.js';
import type { GrowthDatabase } from './growth-database.js';
import { AUTHOR_SLUGS, TOPIC_SLUGS } from './growth-links.js';
import { timesOf, type Times } from './growth-times.js';
import { below, seededRandom } from './random.js';
import { cursorAt, deepRow, request } from './scenarios.js';

/** What a client asks for. */
interface Asked {
  readonly query: string;
  readonly variables: object;
}

/** Answers one request; throws where the answer holds an error. Returns the answer's text. */
export type Ask = (asked: Asked) => Promise<string>;

/** The delivery API over a corpus, on one connection. */
export interface GrowthReader {
  readonly ask: Ask;
  /** The database login that its statements run under. */
  readonly login: string;
  close(): Promise<void>;
}

const PAGES = 200;
/** Of requests that are all the same. */
const REPEATED = 60;
/** The first plans of a connection are made for its values; those after them are kept. */
const WARMING = 20;
const LOCALE = 'en';

const CARD = `title slug summary publishedAt authors { name }`;
const ORDERED = `query ($order: ArticleOrder!, $filter: ArticleFilter) {
  articles(first: 20, order: $order, filter: $filter) { nodes { ${CARD} topics { name } } }
}`;
const AUTHOR = `query ($slug: String!) {
  author(slug: $slug) { name credentials bio articles(first: 10) { nodes { ${CARD} } } }
}`;

/** By what is asked for, in words. */
export type ReadingFigures = ReadonlyMap<string, Times>;

/**
 * Pages and lists as visitors ask for them. Each is asked for once before it is measured: how long a disk takes to fetch
 * what nobody wanted for long says nothing about statements.
 */
export async function measureReading(
  { ask, login }: GrowthReader,
  admin: Client,
  { articles }: GrowthCorpus,
): Promise<ReadingFigures> {
  const figures = new Map<string, Times>();
  for (const [name, asked] of await kindsOf(articles, ask)) {
    const requests = asked.length === 1 ? Array.from({ length: REPEATED }, () => asked[0]!) : asked;
    for (const one of asked.length === 1 ? requests.slice(0, WARMING) : asked) await ask(one);
    figures.set(name, await timesOf(admin, login, requests, ask));
  }
  return figures;
}

async function kindsOf(articles: number, ask: Ask): Promise<(readonly [string, readonly Asked[]])[]> {
  const random = seededRandom('pages');
  const slugs = Array.from({ length: PAGES }, () => `article-${1 + below(random, articles)}`);
  const topic = (slug: string) => [request('TopicList', { topic: slug, locale: LOCALE })];
  const author = (slug: string) => [{ query: AUTHOR, variables: { slug } }];
  const ordered = (order: string, filter?: object) => [{ query: ORDERED, variables: { order, filter } }];
  const row = deepRow(articles);
  const deep = row === 0 ? null : await cursorAt(row, ask);
  return [
    ['article page', slugs.map((slug) => request('ArticlePage', { slug, locale: LOCALE }))],
    ['20 newest', [request('NewestList', { after: null })]],
    ['20 newest, page 401', [request('NewestList', { after: deep })]],
    ['topic with a tenth of all', topic(TOPIC_SLUGS.many)],
    ['topic with five', topic(TOPIC_SLUGS.few)],
    ['topic without', topic(TOPIC_SLUGS.none)],
    ['author with a tenth of all', author(AUTHOR_SLUGS.many)],
    ['author with five', author(AUTHOR_SLUGS.few)],
    ['author without', author(AUTHOR_SLUGS.none)],
    ['recently updated', ordered('RECENTLY_UPDATED', { locale: LOCALE })],
    ['by title', ordered('TITLE', { locale: LOCALE })],
    ['shortest', ordered('SHORTEST', { locale: LOCALE })],
    ['recently updated, all locales', ordered('RECENTLY_UPDATED')],
    ['by title, all locales', ordered('TITLE')],
    ['shortest, all locales', ordered('SHORTEST')],
    ...(['many', 'few', 'none'] as const).flatMap((size) => {
      const inTopic = { locale: LOCALE, topic: TOPIC_SLUGS[size] };
      return [
        [`topic, ${size}: recently updated`, ordered('RECENTLY_UPDATED', inTopic)],
        [`topic, ${size}: all locales`, ordered('NEWEST', { topic: TOPIC_SLUGS[size] })],
        [
          `topic, ${size}: the first years`,
          ordered('NEWEST', { ...inTopic, publishedBefore: '2018-01-01T00:00:00Z' }),
        ],
        [
          `topic, ${size}: by an author with many`,
          ordered('NEWEST', { ...inTopic, author: AUTHOR_SLUGS.many }),
        ],
        [`author, ${size}: by title`, ordered('TITLE', { locale: LOCALE, author: AUTHOR_SLUGS[size] })],
      ] as const;
    }),
  ];
}

/** The service's delivery schema over a database, with all that lies between a request and its statements. */
export async function openReader({ deliveryUrl }: GrowthDatabase): Promise<GrowthReader> {
  const server = await startDelivery(deliveryUrl, { DELIVERY_POOL_SIZE: '1' });
  return {
    login: decodeURIComponent(new URL(deliveryUrl).username),
    async ask({ query, variables }) {
      const { errors, text } = await server.ask(query, variables);
      if (errors.length > 0) throw new Error(`${JSON.stringify(variables)}: ${text}`);
      return text;
    },
    close: () => server.close(),
  };
}
