import type { GraphqlRequest } from '../requests.js';

/** How a contestant with another schema is asked the same. */
export interface Dialect {
  /** The request in its words; undefined where it cannot be asked. */
  request(request: GraphqlRequest): GraphqlRequest | undefined;
  /** The `data` of its answer in the service's words. */
  meaning(data: unknown): unknown;
}

const CARD = 'title slug summary publishedAt';
const PAGE = `query ArticlePage($slug: String!, $locale: String!) {
  article: benchArticle(slug: $slug, locale: $locale) {
    title summary publishedAt readingMinutes html
    authorsList { name slug bio }
    topicsList { name slug }
    relatedList(first: 4) { ${CARD} authorsList { name } }
  }
}`;

interface Card {
  readonly title: string;
  readonly slug: string;
  readonly summary: string;
  readonly publishedAt: string;
  readonly authorsList: readonly { readonly name: string }[];
}

interface Page extends Omit<Card, 'slug'> {
  readonly readingMinutes: number;
  readonly html: string;
  readonly authorsList: readonly {
    readonly name: string;
    readonly slug: string;
    readonly bio: Readonly<Record<string, string>>;
  }[];
  readonly topicsList: readonly { readonly name: string; readonly slug: string }[];
  readonly relatedList: readonly Card[];
}

/** The article page in PostGraphile's words, with the functions of `postgraphile-schema.ts`. */
export const POSTGRAPHILE_DIALECT: Dialect = {
  request: (request) => (request.operationName === 'ArticlePage' ? { ...request, query: PAGE } : undefined),
  meaning(data) {
    const { article } = data as { readonly article: Page | null };
    if (article === null) return { article };
    const { title, summary, publishedAt, readingMinutes, html, authorsList, topicsList, relatedList } =
      article;
    return {
      article: {
        title,
        summary,
        publishedAt: instant(publishedAt),
        readingTime: { minutes: readingMinutes },
        body: { html },
        // It gives every language there is.
        authors: authorsList.map((author) => ({ ...author, bio: author.bio.en })),
        topics: topicsList,
        related: relatedList.map(({ authorsList: authors, ...card }) => ({
          article: { ...card, publishedAt: instant(card.publishedAt), authors },
        })),
      },
    };
  },
};

function instant(text: string): string {
  return new Date(text).toISOString();
}
