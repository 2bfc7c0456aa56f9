import type { ContentClient } from '../../../typescript/src/client.js';
import type {
  ArticlePageQuery,
  AuthorPageQuery,
  FrontPageQuery,
  TopicPageQuery,
} from '../../../typescript/src/operations.generated.js';

export type Article = NonNullable<ArticlePageQuery['article']>;
export type Card = FrontPageQuery['articles']['nodes'][number];
export type Site = FrontPageQuery['site'];
export type TopicLink = FrontPageQuery['topics']['nodes'][number];
export type Topic = Omit<NonNullable<TopicPageQuery['topic']>, 'articles'>;
export type Author = Omit<NonNullable<AuthorPageQuery['author']>, 'articles'>;

/** A thing with its articles, newest first. */
export type With<Thing> = Thing & { readonly cards: readonly Card[] };

/** All that is visible in one language. */
export interface Edition {
  readonly locale: string;
  readonly site: Site;
  readonly topics: readonly With<Topic>[];
  /** How the topics stand to each other and what they say, in the order of their names. */
  readonly topicLinks: readonly TopicLink[];
  readonly cards: readonly Card[];
  readonly articles: readonly Article[];
  readonly authors: readonly With<Author>[];
}

const AT_ONCE = 4;
const PER_ANSWER = 50;

/** Reads an edition. Every answer is at least as new as the one before, also where several instances answer. */
export async function loadEdition(client: ContentClient, locale: string): Promise<Edition> {
  const newest = () => ({ minContentVersion: client.contentVersion });
  let frame: FrontPageQuery | undefined;
  const cards = await allPages(async (after) => {
    const page = await client.frontPage({ locale, first: PER_ANSWER, after }, newest());
    frame ??= page;
    return page.articles;
  });
  const { site, topics: links } = frame!;

  const articles = await mapAtOnce(cards, async ({ slug }) => {
    return (await client.article({ slug, locale }, newest())).article;
  });
  const topics = await mapAtOnce(links.nodes, ({ slug }) =>
    withCards(async (after) => {
      return (await client.topic({ slug, locale, first: PER_ANSWER, after }, newest())).topic;
    }),
  );
  const authorSlugs = new Set(cards.flatMap((card) => card.authors.map((author) => author.slug)));
  const authors = await mapAtOnce([...authorSlugs].toSorted(), (slug) =>
    withCards(async (after) => {
      return (await client.author({ slug, locale, first: PER_ANSWER, after }, newest())).author;
    }),
  );
  return {
    locale,
    site,
    topicLinks: links.nodes,
    cards,
    // What was withdrawn while we read is left out; so is what another language would have answered for.
    articles: articles.filter((article) => article !== null).filter((article) => article.locale === locale),
    topics: topics.filter((topic) => topic !== null),
    authors: authors.filter((author) => author !== null),
  };
}

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function allPages<Node>(ask: (after: string | null) => Promise<Page<Node>>): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null = null;
  do {
    const page: Page<Node> = await ask(after);
    nodes.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
}

async function withCards<Thing extends { readonly articles: Page<Card> }>(
  ask: (after: string | null) => Promise<Thing | null>,
): Promise<With<Omit<Thing, 'articles'>> | null> {
  const first = await ask(null);
  if (!first) return null;
  const cards = await allPages(async (after) => {
    return after === null ? first.articles : ((await ask(after))?.articles ?? NOTHING);
  });
  return { ...first, cards };
}

const NOTHING: Page<never> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** In the order of the items, a few at once: a build is no reason to slow readers down. */
async function mapAtOnce<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await act(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}
