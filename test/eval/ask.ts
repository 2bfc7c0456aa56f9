import { performance } from 'node:perf_hooks';

/** A ranked list, best first: documents by the ids of their collection. */
export type Ranking = readonly { readonly document: string; readonly score: number }[];

/** What came of asking once. */
export interface Asked {
  readonly ranking: Ranking;
  /** Until the first page was here. */
  readonly milliseconds: number;
  /** The text that was searched for instead. */
  readonly correctedText: string | null;
}

/** Ids of articles as the API gives them, to ids of documents. */
export type Documents = ReadonlyMap<string, string>;

/** Most results in one page. */
const PAGE = 100;
/** Most related articles an answer has. */
const MOST_RELATED = 12;

const SEARCH = `query Search($text: String!, $first: Int!, $after: String) {
  search(text: $text, first: $first, after: $after, filter: { locale: "en" }) {
    edges { score node { id } }
    correctedText
    pageInfo { hasNextPage endCursor }
  }
}`;

const RELATED = `query Related($id: ID!, $first: Int!) {
  node(id: $id) { ... on Article { related(first: $first) { score article { id } } } }
}`;

interface SearchData {
  search: {
    edges: { score: number; node: { id: string } }[];
    correctedText: string | null;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

interface RelatedData {
  node: { related: { score: number | null; article: { id: string } }[] } | null;
}

/** Searches as a reader would, page by page, up to `depth` results. */
export async function askSearch(
  url: string,
  documents: Documents,
  text: string,
  depth: number,
): Promise<Asked> {
  const ranking: { document: string; score: number }[] = [];
  let milliseconds = 0;
  let correctedText: string | null = null;
  let after: string | null = null;
  for (;;) {
    const first = Math.min(PAGE, depth - ranking.length);
    const beganAt = performance.now();
    const { search }: SearchData = await askDelivery<SearchData>(url, SEARCH, { text, first, after });
    if (after === null) {
      milliseconds = performance.now() - beganAt;
      correctedText = search.correctedText;
    }
    for (const { node, score } of search.edges)
      ranking.push({ document: documentOf(documents, node.id), score });
    after = search.pageInfo.endCursor;
    if (!search.pageInfo.hasNextPage || ranking.length >= depth || after === null) break;
  }
  return { ranking, milliseconds, correctedText };
}

/** The articles beside an article. */
export async function askRelated(url: string, documents: Documents, articleId: string): Promise<Asked> {
  const beganAt = performance.now();
  const { node } = await askDelivery<RelatedData>(url, RELATED, { id: articleId, first: MOST_RELATED });
  const milliseconds = performance.now() - beganAt;
  if (node === null) throw new Error(`Readers do not see the article ${articleId}, which was loaded.`);
  const ranking = node.related.map(({ article, score }) => ({
    document: documentOf(documents, article.id),
    score: score ?? 0,
  }));
  return { ranking, milliseconds, correctedText: null };
}

function documentOf(documents: Documents, articleId: string): string {
  const document = documents.get(articleId);
  if (document === undefined)
    throw new Error(`An answer holds the article ${articleId}, which was not loaded.`);
  return document;
}

async function askDelivery<Data>(url: string, query: string, variables: object): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
  if (errors || !data) throw new Error(`${JSON.stringify(variables)}: ${JSON.stringify(errors)}`);
  return data;
}
