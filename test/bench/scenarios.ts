import { LOCALE, type Corpus } from './corpus.js';
import { seededRandom, zipf } from './random.js';
import {
  DELIVERY_DOOR,
  editorialDoor,
  PAGE_SIZE,
  request,
  type Door,
  type GraphqlRequest,
} from './requests.js';
import { articlePages, newArticles, questions } from './traffic.js';

export { request } from './requests.js';

/** The most that the service gives at once. */
const LONGEST_PAGE = 100;
/** Requests drawn for a window; a window that needs more begins again with the first. */
const DRAWN = 65_536;

/** A kind of traffic: some different requests, and which of them come one after the other. */
export interface Scenario {
  readonly name: LoadName;
  readonly about: string;
  readonly requests: readonly GraphqlRequest[];
  /** Places in `requests`, drawn before the measurement so that every contestant gets the same. */
  readonly order: Uint32Array;
  /** What a cache holds when a window begins: nothing, the answers to all requests, or nothing that would help. */
  readonly cache: 'cold' | 'warm' | 'of no use';
  readonly door: Door;
}

/** Scenarios of load. */
export const LOAD_NAMES = [
  'page',
  'page-warm',
  'page-zipf',
  'page-zipf-warm',
  'list',
  'first',
  'deep',
  'search',
  'create',
] as const;
export type LoadName = (typeof LOAD_NAMES)[number];

/** All that can be measured: `start` is no load but the time until the first answer. */
export const SCENARIO_NAMES = [...LOAD_NAMES, 'start'] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

/** What has to be asked of the service before a scenario can be put together. */
export interface ServiceFacts {
  /** The cursor after which a list goes on at a row, counted from 0. */
  readonly cursorBefore: (row: number) => Promise<string>;
  /** An access token that may write articles. */
  readonly writersToken: () => Promise<string>;
}

export async function makeScenario(name: LoadName, corpus: Corpus, facts: ServiceFacts): Promise<Scenario> {
  const random = seededRandom(`traffic ${name}`);
  const uniform = (requests: readonly GraphqlRequest[]) => draw(() => Math.floor(random() * requests.length));
  const one = new Uint32Array([0]);
  const base = { name, cache: 'warm', door: DELIVERY_DOOR } as const;
  switch (name) {
    case 'page':
    case 'page-warm': {
      const requests = articlePages(corpus);
      const about = `an article by slug, every article as likely${cacheOf(name)}`;
      return { ...base, cache: stateOf(name), about, requests, order: uniform(requests) };
    }
    case 'page-zipf':
    case 'page-zipf-warm': {
      const rank = zipf(corpus.size);
      const about = `an article by slug, few of them asked for often (Zipf, exponent 1)${cacheOf(name)}`;
      const order = draw(() => rank(random));
      return { ...base, cache: stateOf(name), about, requests: articlePages(corpus), order };
    }
    case 'list': {
      const requests = corpus.topics.map(({ slug }) => request('TopicList', { topic: slug, locale: LOCALE }));
      const about = `the ${PAGE_SIZE} newest articles of a topic`;
      return { ...base, about, requests, order: uniform(requests) };
    }
    case 'first': {
      const requests = [request('NewestList', { after: null })];
      return { ...base, about: `the ${PAGE_SIZE} newest articles`, requests, order: one };
    }
    case 'deep': {
      const row = deepRow(corpus.size);
      const about = `page ${row / PAGE_SIZE + 1} of the same list, by cursor`;
      const requests = [request('NewestList', { after: await facts.cursorBefore(row) })];
      return { ...base, about, requests, order: one };
    }
    case 'search': {
      const requests = questions(corpus);
      const about = `the 10 best matches for 1 to 6 words, ${requests.length} questions; ${PG_REPLAYS}`;
      return { ...base, about, requests, order: uniform(requests) };
    }
    case 'create': {
      const requests = newArticles(corpus);
      const about = `a new article of a few paragraphs, each with a slug and a key of its own; ${PG_REPLAYS}`;
      const door = editorialDoor(await facts.writersToken());
      return { ...base, cache: 'of no use', door, about, requests, order: uniform(requests) };
    }
  }
}

const PG_REPLAYS = 'bare pg runs the statements of the service';

type PageName = 'page' | 'page-warm' | 'page-zipf' | 'page-zipf-warm';

function stateOf(name: PageName): 'cold' | 'warm' {
  return name.endsWith('-warm') ? 'warm' : 'cold';
}

function cacheOf(name: PageName): string {
  return stateOf(name) === 'warm' ? ': caches have them all' : ': caches begin empty';
}

/** Page 401 where the corpus has as many; otherwise the last full page within four fifths of it. */
export function deepRow(articles: number): number {
  return Math.min(400, Math.floor((articles * 0.8) / PAGE_SIZE)) * PAGE_SIZE;
}

function draw(next: () => number): Uint32Array {
  return Uint32Array.from({ length: DRAWN }, next);
}

/** The cursor of the row before `row` in the list of the newest, found by going through its pages. */
export async function cursorAt(
  row: number,
  ask: (request: GraphqlRequest) => Promise<string>,
): Promise<string> {
  let cursor: string | null = null;
  for (let passed = 0; passed < row;) {
    const first = Math.min(LONGEST_PAGE, row - passed);
    const query = `query NewestList($after: String) { articles(first: ${first}, after: $after) { pageInfo { endCursor } } }`;
    const text = await ask({ operationName: 'NewestList', query, variables: { after: cursor } });
    const { data }: { data: { articles: { pageInfo: { endCursor: string } } } } = JSON.parse(text);
    cursor = data.articles.pageInfo.endCursor;
    passed += first;
  }
  if (cursor === null) throw new RangeError(`There is no cursor before row ${row}.`);
  return cursor;
}
