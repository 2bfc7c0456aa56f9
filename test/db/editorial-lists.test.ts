import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';

interface Page {
  nodes: { draft: { title: string } }[];
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: ArticleFilter, $order: ArticleOrder) {
  articles(first: $first, after: $after, last: $last, before: $before, filter: $filter, order: $order) {
    nodes { draft { title } }
    edges { cursor }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

/** Everything about an article that is a statement of its own. */
const DEEP = `query ($first: Int) {
  articles(first: $first, order: TITLE) {
    nodes {
      visibility
      draft {
        body markdown authors { name jobTitles { text } bios { text } sameAs } topics { name parent { name } }
        image { alt } callToAction { url } seo { title } originallyPublishedAt
        createdBy { name } related { draft { authors { name } } } }
      published { title }
      publications(first: 2) { nodes { revision { title } } totalCount }
      revisions(first: 2) { nodes { authors { name } } totalCount }
      translations { draft { title } }
      problems { code }
    }
    totalCount
  }
}`;

describe('lists of the editorial API', () => {
  let database: TestDatabase;
  let server: EditorialServer;
  let editor: Credential;
  let writer: Credential;
  let ids: { author: string; topic: string };

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startEditorial(database.ownerUrl);
    editor = await server.signedIn('EDITOR');
    writer = await server.signedIn('WRITER');
    ids = await seed();
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  async function mutate(field: string, credential = editor): Promise<{ id: string; version: number }> {
    const subject = /^\w+?(Article|Author|Topic)/.exec(field)![1]!.toLowerCase();
    const query = `mutation { result: ${field} { ${subject} { id version } userErrors { message } } }`;
    const { data } = await server.ask<{ result: Record<string, never> }>(query, {}, credential);
    expect(data.result['userErrors']).toEqual([]);
    return data.result[subject]!;
  }

  /** Twelve articles, A to L, of which B is published, C is scheduled, D archived and E written by the writer. */
  async function seed(): Promise<{ author: string; topic: string }> {
    const author = await mutate(`createAuthor(input: { name: "Ann Weber" })`);
    const topic = await mutate(`createTopic(input: { name: "Eyes" })`);
    const made: { id: string }[] = [];
    for (const letter of 'CAEBGDFHLJIK') {
      const related = made.map(({ id }) => `"${id}"`).slice(-3);
      made.push(
        await mutate(
          `createArticle(input: { title: "${letter} title", body: { markdown: "Words." }, relatedIds: [${related.join(', ')}],
             authorIds: ["${author.id}"], topicIds: ["${topic.id}"] })`,
          letter === 'E' ? writer : editor,
        ),
      );
    }
    const [c, , , b, , d] = made;
    await mutate(`publishArticle(id: "${b!.id}", expectedVersion: 1)`);
    await mutate(`publishArticle(id: "${c!.id}", expectedVersion: 1, at: "2099-01-01T00:00:00Z")`);
    await mutate(`archiveArticle(id: "${d!.id}", expectedVersion: 1)`);
    await mutate(
      `updateArticle(id: "${made[1]!.id}", expectedVersion: 1, input: { authorIds: [], topicIds: null })`,
    );
    return { author: author.id, topic: topic.id };
  }

  async function page(variables: object, credential = editor): Promise<Page & { titles: string }> {
    const { data, errors } = await server.ask<{ articles: Page }>(LIST, variables, credential);
    expect(errors).toEqual([]);
    return { ...data.articles, titles: data.articles.nodes.map(({ draft }) => draft.title[0]).join('') };
  }

  it.each([
    ['TITLE', 'ABCDEFGHIJKL'],
    ['NEWEST', 'KIJLHFDGBEAC'],
    ['RECENTLY_EDITED', 'ADCBKIJLHFGE'],
  ])('are ordered by %s', async (order, titles) => {
    expect((await page({ order })).titles).toBe(titles);
  });

  it.each(['TITLE', 'NEWEST', 'RECENTLY_EDITED', 'REVIEW_DUE'])(
    'give every article once, page by page in both directions, by %s',
    async (order) => {
      const all = (await page({ order })).titles;
      let [forward, backward] = ['', ''];
      let after: string | null = null;
      do {
        const next: Page & { titles: string } = await page({ order, first: 5, after });
        forward += next.titles;
        after = next.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
      } while (after);
      let before: string | null = null;
      do {
        const previous: Page & { titles: string } = await page({ order, last: 5, before });
        backward = previous.titles + backward;
        before = previous.pageInfo.hasPreviousPage ? previous.pageInfo.startCursor : null;
      } while (before);
      expect([forward, backward]).toEqual([all, all]);
    },
  );

  it.each([
    ['text', { text: 'b TI' }, 'B'],
    ['text that is a pattern', { text: '%' }, ''],
    ['workflow', { workflow: ['ARCHIVED', 'APPROVED'] }, 'BCD'],
    ['what readers see', { visibility: ['PUBLISHED'] }, 'B'],
    ['what readers will see', { visibility: ['SCHEDULED'] }, 'C'],
    ['what readers do not see', { visibility: ['UNPUBLISHED'] }, 'ADEFGHIJKL'],
    ['locale', { locale: 'nl' }, ''],
    ['what I wrote', { mine: true }, 'ABCDFGHIJKL'],
    ['what others wrote', { mine: false }, 'E'],
    ['a review date, which nothing has yet', { reviewDueBefore: '2099-01-01' }, ''],
  ])('are filtered by %s', async (_, filter, titles) => {
    expect((await page({ filter, order: 'TITLE' })).titles).toBe(titles);
  });

  it('are filtered by author and topic of the newest revision', async () => {
    expect((await page({ filter: { author: ids.author }, order: 'TITLE' })).titles).toBe('BCDEFGHIJKL');
    expect((await page({ filter: { topic: ids.topic }, order: 'TITLE' })).titles).toBe('BCDEFGHIJKL');
  });

  async function costOf(query: string, first: number): Promise<number> {
    server.takeStatements();
    const { errors } = await server.ask(query, { first }, editor);
    expect(errors).toEqual([]);
    return server.takeStatements().length;
  }

  it('cost no more statements for 12 articles than for 2', async () => {
    const query = `query ($first: Int) {
      articles(first: $first, order: TITLE) {
        nodes { draft { title authors { name } topics { name } related { visibility draft { authors { name } } } } }
      }
    }`;
    // The session, the page, newest revisions, authors, topics, related; newest revisions and authors again below these.
    expect(await costOf(query, 2)).toBe(8);
    // Of twelve, all related ones are on the page already.
    expect(await costOf(query, 12)).toBe(6);
  });

  it('cost at most a statement for each place in the query, however many articles', async () => {
    // What is reached by two ways is fetched once or twice, as the answers of the database happen to come in.
    expect(await costOf(DEEP, 2)).toBeLessThanOrEqual(20);
    expect(await costOf(DEEP, 12)).toBeLessThanOrEqual(20);
  });

  it('are counted only when asked', async () => {
    const counts = async (query: string) => {
      server.takeStatements();
      await server.ask(query, {}, editor);
      return server.takeStatements().filter(({ text }) => text.includes('count(')).length;
    };
    expect(
      await counts(`{ articles { nodes { version } } authors { nodes { name } } topics { nodes { name } } }`),
    ).toBe(0);
    expect(await counts(`{ articles { totalCount } authors { totalCount } topics { totalCount } }`)).toBe(3);
  });

  it('of authors and topics go on from a cursor', async () => {
    for (const name of ['ben', 'Åsa', 'Zoe', 'adam']) {
      await mutate(`createAuthor(input: { name: "${name}" })`);
      await mutate(`createTopic(input: { name: "${name}" })`);
    }
    for (const list of ['authors', 'topics']) {
      const query = `query ($after: String) {
        ${list}(first: 2, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } totalCount }
      }`;
      const names: string[] = [];
      let after: string | null = null;
      do {
        const answer: { data: Record<string, NamedPage> } = await server.ask(query, { after }, editor);
        const found: NamedPage = answer.data[list]!;
        names.push(...found.nodes.map(({ name }) => name));
        expect(found.totalCount).toBe(5);
        after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
      } while (after);
      const first = list === 'authors' ? ['adam', 'Ann Weber', 'ben'] : ['adam', 'ben', 'Eyes'];
      expect(names).toEqual([...first, 'Zoe', 'Åsa']);
    }
  });

  it('of authors and topics are searched', async () => {
    const { data } = await server.ask(
      `{ authors(text: "WEB") { nodes { name } } topics(text: "eye", locale: "en") { nodes { name } } }`,
      {},
      editor,
    );
    expect(data).toEqual({
      authors: { nodes: [{ name: 'Ann Weber' }] },
      topics: { nodes: [{ name: 'Eyes' }] },
    });
  });
});

interface NamedPage {
  nodes: { name: string }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
  totalCount: number;
}
