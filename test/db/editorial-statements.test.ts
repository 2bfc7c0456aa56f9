import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';

const CREATE = `mutation ($input: CreateArticleInput!, $key: String) {
  createArticle(input: $input, idempotencyKey: $key) {
    userErrors { code message }
    article { id version workflow visibility draft { number title slug } }
  }
}`;

/** The session, `begin`, the key, article with slug, revision, `commit`. */
const STATEMENTS = 6;

describe('statements of a new article with a slug of its own', () => {
  let database: TestDatabase;
  let server: EditorialServer;
  let editor: Credential;
  let number = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    // One connection: what it has prepared is counted.
    server = await startEditorial(database.ownerUrl, {}, { poolSize: 1 });
    editor = await server.signedIn('EDITOR');
    await create();
  });

  beforeEach(() => {
    server.takeStatements();
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  const create = async (slug = `blinking-${(number += 1)}`, key = `key-${slug}`) => {
    const input = { title: 'Blinking', slug, body: { markdown: 'An eye that cannot blink dries out.' } };
    const { data } = await server.ask<{ createArticle: { article: object | null; userErrors: object[] } }>(
      CREATE,
      { input, key },
      editor,
    );
    return data.createArticle;
  };

  it('are few, with the answer', async () => {
    expect(await create('few')).toMatchObject({
      userErrors: [],
      article: {
        version: 1,
        workflow: 'DRAFT',
        visibility: 'UNPUBLISHED',
        draft: { number: 1, title: 'Blinking', slug: 'few' },
      },
    });
    expect(server.takeStatements().map(({ text }) => text.split('\n')[0])).toHaveLength(STATEMENTS);
  });

  it('are prepared, all but `begin` and `commit`', async () => {
    await create();
    const names = server.takeStatements().map(({ text }) => /^-- (\S+)/.exec(text)?.[1]);
    const rows = await server.dataSource.query<{ name: string }[]>(`select name from pg_prepared_statements`);
    const prepared = new Set(rows.map(({ name }) => name));
    expect(names.filter((name) => name !== undefined && prepared.has(name))).toHaveLength(STATEMENTS - 2);
  });

  it('answer a retry with the article that was made, and the same slug for another with TAKEN', async () => {
    const made = await create('once');
    expect(await create('once')).toEqual(made);
    expect(await create('once', 'another key')).toMatchObject({
      article: null,
      userErrors: [{ code: 'TAKEN' }],
    });
  });
});
