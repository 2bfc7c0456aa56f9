import { LOCALE, RELATED } from './corpus.js';

export const PAGE_SIZE = 20;
/** Matches a search answers with. */
export const MATCHES = 10;

export type OperationName = 'ArticlePage' | 'TopicList' | 'NewestList' | 'Search' | 'CreateArticle';

/** What a client sends, the same bytes to every contestant that speaks the service's schema. */
export interface GraphqlRequest {
  readonly operationName: OperationName;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Where a scenario's requests are sent, and what must come back. */
export interface Door {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What every answer that is one begins with. */
  readonly answersBegin: string;
}

export const DELIVERY_DOOR: Door = { path: '/graphql', headers: {}, answersBegin: '{"data":{' };

/** The editorial API, with a token that may write. */
export function editorialDoor(token: string): Door {
  return {
    path: '/editor/graphql',
    headers: { authorization: `Bearer ${token}` },
    answersBegin: '{"data":{"createArticle":{"userErrors":[],',
  };
}

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
  Search: `query Search($text: String!) {
    search(text: $text, first: ${MATCHES}) { edges { score node { title slug summary publishedAt } } }
  }`,
  CreateArticle: `mutation CreateArticle($input: CreateArticleInput!, $key: String!) {
    createArticle(input: $input, idempotencyKey: $key) {
      userErrors { code message }
      article { id version workflow draft { number title slug } }
    }
  }`,
};

export function request(
  operationName: OperationName,
  variables: GraphqlRequest['variables'],
): GraphqlRequest {
  return { operationName, query: QUERIES[operationName], variables };
}

export function articlePage(slug: string): GraphqlRequest {
  return request('ArticlePage', { slug, locale: LOCALE });
}

/** Stands in requests that may be sent but once, as slug and as idempotency key; each sending puts another of the same length there. */
export const STAMP = stampOf(0);
/** How a stamp begins: what a run writes is found by it. */
export const STAMPED = 'bench-';

function stampOf(number: number): string {
  return `bench-${String(number).padStart(16, '0')}`;
}

// Beginning with the clock, in microseconds, so that no run repeats another's.
let lastStamp = Date.now() * 1000;

/** A stamp that was never used. */
export function nextStamp(): string {
  lastStamp += 1;
  return stampOf(lastStamp);
}
