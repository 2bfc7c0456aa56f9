import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';

const PAYLOAD = `{ article { id version } userErrors { code message field } }`;
const CREATE = `mutation ($input: CreateArticleInput!) { result: createArticle(input: $input) ${PAYLOAD} }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateArticleInput!) {
  result: updateArticle(id: $id, expectedVersion: 1, input: $input) ${PAYLOAD}
}`;
const READ = `query ($id: ID!) { article(id: $id) { draft {
  title slug subtitle summary body originallyPublishedAt
  image { imageId alt caption credit } callToAction { title text label url }
  seo { title description canonicalUrl noIndex }
} } }`;

interface Written {
  readonly body: unknown;
}

describe('what was written of an article', () => {
  let database: TestDatabase;
  let server: EditorialServer;
  let editor: Credential;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startEditorial(database.ownerUrl);
    editor = await server.signedIn('EDITOR');
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  async function write(mutation: string, variables: object): Promise<{ id: string; version: number }> {
    const { data, errors } = await server.ask<{
      result: { article: { id: string; version: number }; userErrors: unknown };
    }>(mutation, variables, editor);
    expect({ errors, userErrors: data.result.userErrors }).toEqual({ errors: [], userErrors: [] });
    return data.result.article;
  }

  async function read(id: string): Promise<Written> {
    return (await server.ask<{ article: { draft: Written } }>(READ, { id }, editor)).data.article.draft;
  }

  it('is read back in the form it is written in: sent again, it changes nothing', async () => {
    const input = {
      title: 'Eye care',
      slug: 'eye-care',
      subtitle: 'At night',
      summary: 'Blink.',
      image: { imageId: null, alt: 'A hand', caption: 'Slowly', credit: null },
      callToAction: { title: 'More?', text: null, label: 'Call', url: 'tel:+31201234567' },
      seo: { title: null, description: 'Calm.', canonicalUrl: 'https://a.example/calm', noIndex: true },
      originallyPublishedAt: '2020-02-03T04:05:06.000Z',
    };
    const { id } = await write(CREATE, { input: { ...input, body: { markdown: '## Blink\n\n*Often.*' } } });
    const { body, ...others } = await read(id);
    expect(others).toEqual(input);
    const again = { ...others, body: { portableText: body } };
    expect(await write(UPDATE, { id, input: again })).toEqual({ id, version: 1 });
  });

  it('is null where it was cleared', async () => {
    const input = {
      image: { alt: 'A hand' },
      callToAction: { title: 'More?', label: 'Mail', url: 'mailto:info@clinic.example' },
      seo: { title: 'Eyes' },
      originallyPublishedAt: '2020-02-03T04:05:06Z',
    };
    const { id } = await write(CREATE, { input: { ...input, title: 'Eyes', body: { markdown: 'Blink.' } } });
    const nothing = Object.fromEntries(Object.keys(input).map((field) => [field, null]));
    await write(UPDATE, { id, input: nothing });
    expect(await read(id)).toMatchObject(nothing);
  });
});
