import { seededRandom, zipf } from './random.js';
import { LOCALE, RELATED, type Corpus } from './corpus.js';

export const PAGE_SIZE = 20;
/** The most that the service gives at once. */
const LONGEST_PAGE = 100;
/** Requests drawn for a window; a window that needs more begins again with the first. */
const DRAWN = 65_536;

/** Pages that the shortest warming up asks for, each of them. */
const WARM = 200;

/** What a client sends, the same bytes to every contestant. */
export interface GraphqlRequest {
  readonly operationName: OperationName;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export type OperationName = 'ArticlePage' | 'TopicList' | 'NewestList';

const CARD = `title slug summary publishedAt authors { name }`;

const QUERIES: Readonly<Record<OperationName, string>> = {
  ArticlePage: `query ArticlePage($slug: String!, $locale: Locale!) {
    article(slug: $slug, locale: $locale) {
      title summary publishedAt
      readingTime { minutes }
      body { html }
      authors { name slug bio }
      topics { name slug }
      related(first: ${RELATED}) { article { ${CARD} } }
    }
  }`,
  TopicList: `query TopicList($topic: String!, $locale: Locale!) {
    articles(first: ${PAGE_SIZE}, filter: { topic: $topic, locale: $locale }) { nodes { ${CARD} topics { name } } }
  }`,
  NewestList: `query NewestList($after: String) {
    articles(first: ${PAGE_SIZE}, after: $after) { nodes { ${CARD} topics { name } } }
  }`,
};

/** A kind of traffic: some different requests, and which of them come one after the other. */
export interface Scenario {
  readonly name: string;
  readonly about: string;
  readonly requests: readonly GraphqlRequest[];
  /** Places in `requests`, drawn before the measurement so that every contestant gets the same. */
  readonly order: Uint32Array;
}

export const SCENARIO_NAMES = ['page', 'page-warm', 'page-zipf', 'list', 'first', 'deep'] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

/** Finds the cursor after which a list goes on at a row, counted from 0; asked of the service before anything is measured. */
export type CursorBefore = (row: number) => Promise<string>;

export async function makeScenario(
  name: ScenarioName,
  corpus: Corpus,
  cursorBefore: CursorBefore,
): Promise<Scenario> {
  const random = seededRandom(`traffic ${name}`);
  const uniform = (size: number) => draw(() => Math.floor(random() * size));
  switch (name) {
    case 'page':
      return {
        name,
        about: 'an article by slug, every article as likely',
        requests: articlePages(corpus),
        order: uniform(corpus.size),
      };
    case 'page-warm': {
      const requests = articlePages(corpus).slice(0, WARM);
      const about = `an article by slug, one of ${requests.length}: asked for before, so that a cache has them`;
      return { name, about, requests, order: uniform(requests.length) };
    }
    case 'page-zipf': {
      const rank = zipf(corpus.size);
      return {
        name,
        about: 'an article by slug, few of them asked for often (Zipf, exponent 1)',
        requests: articlePages(corpus),
        order: draw(() => rank(random)),
      };
    }
    case 'list': {
      const requests = corpus.topics.map(({ slug }) => request('TopicList', { topic: slug, locale: LOCALE }));
      const about = `the ${PAGE_SIZE} newest articles of a topic`;
      return { name, about, requests, order: uniform(requests.length) };
    }
    case 'first':
      return {
        name,
        about: `the ${PAGE_SIZE} newest articles`,
        requests: [request('NewestList', { after: null })],
        order: new Uint32Array([0]),
      };
    case 'deep': {
      const row = deepRow(corpus.size);
      return {
        name,
        about: `page ${row / PAGE_SIZE + 1} of the same list, by cursor`,
        requests: [request('NewestList', { after: await cursorBefore(row) })],
        order: new Uint32Array([0]),
      };
    }
  }
}

/** Page 401 where the corpus has as many; otherwise the last full page within four fifths of it. */
export function deepRow(articles: number): number {
  return Math.min(400, Math.floor((articles * 0.8) / PAGE_SIZE)) * PAGE_SIZE;
}

export function request(
  operationName: OperationName,
  variables: GraphqlRequest['variables'],
): GraphqlRequest {
  return { operationName, query: QUERIES[operationName], variables };
}

/** In an order of their own, so that those asked for often are not the oldest. */
function articlePages(corpus: Corpus): GraphqlRequest[] {
  const random = seededRandom('shuffle');
  return Array.from({ length: corpus.size }, (_, place) => ({ place, key: random() }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ place }) => request('ArticlePage', { slug: corpus.slug(place), locale: LOCALE }));
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
