import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '../../src/graphql/global-id.js';
import { newId } from '../../src/rules/uuid.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';

const CREATE = `mutation ($input: CreateArticleInput!) {
  result: createArticle(input: $input) { article { id } userErrors { code message field } }
}`;
const UPDATE = `mutation ($id: ID!, $input: UpdateArticleInput!) {
  result: updateArticle(id: $id, expectedVersion: 1, input: $input) { article { id } userErrors { code message field } }
}`;

interface Payload {
  article: { id: string } | null;
  userErrors: { code: string; message: string; field: string[] | null }[];
}

const right = { title: 'Right', body: { markdown: 'Right.' } };
const nobody = (type: string) => toGlobalId(type, newId(new Date()));

describe('bad input', () => {
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

  async function faults(
    input: object,
    mutation = CREATE,
    variables = {},
  ): Promise<[string, string | undefined][]> {
    const { data, errors } = await server.ask<{ result: Payload }>(mutation, { ...variables, input }, editor);
    expect(errors).toEqual([]);
    expect(data.result.article).toBeNull();
    for (const { message } of data.result.userErrors) expect(message).toMatch(/^\p{Lu}.*[.?]$/su);
    return data.result.userErrors.map(({ code, field }) => [code, field?.join('.')]);
  }

  async function create(input: object): Promise<string> {
    const { data } = await server.ask<{ result: Payload }>(CREATE, { input: { ...right, ...input } }, editor);
    expect(data.result.userErrors).toEqual([]);
    return data.result.article!.id;
  }

  it.each([
    ['an over-long title', { title: 'x'.repeat(201) }, [['TOO_LONG', 'input.title']]],
    ['an over-long subtitle', { subtitle: 'x'.repeat(301) }, [['TOO_LONG', 'input.subtitle']]],
    ['an over-long summary', { summary: 'x'.repeat(1001) }, [['TOO_LONG', 'input.summary']]],
    ['a title of blanks', { title: '  ' }, [['REQUIRED', 'input.title']]],
    ['a slug that is none', { slug: 'Not a Slug' }, [['INVALID', 'input.slug']]],
    ['an empty slug', { slug: '' }, [['REQUIRED', 'input.slug']]],
    [
      'a body over 1 MB',
      { body: { markdown: 'word '.repeat(220_000) } },
      [['TOO_LONG', 'input.body.markdown']],
    ],
    [
      'an unknown block',
      { body: { portableText: [{ _type: 'marquee', text: 'x' }] } },
      [['UNKNOWN_BLOCK', 'input.body.portableText.0._type']],
    ],
    [
      'a body that is no list',
      { body: { portableText: { a: 1 } } },
      [['INVALID', 'input.body.portableText']],
    ],
    [
      'a script for a link',
      {
        body: {
          portableText: [
            {
              _type: 'block',
              markDefs: [{ _type: 'link', _key: 'a', href: 'javascript:alert(1)' }],
              children: [{ _type: 'span', text: 'x', marks: ['a'] }],
            },
          ],
        },
      },
      [['UNSAFE_LINK', 'input.body.portableText.0.markDefs.0.href']],
    ],
    [
      'a call to action without words',
      { callToAction: { title: ' ', label: '', url: 'https://clinic.example' } },
      [
        ['REQUIRED', 'input.callToAction.title'],
        ['REQUIRED', 'input.callToAction.label'],
      ],
    ],
    [
      'a link with a password',
      { callToAction: { title: 'a', label: 'b', url: 'https://u:p@clinic.example' } },
      [['UNSAFE_LINK', 'input.callToAction.url']],
    ],
    ...['javascript:alert(1)', 'data:text/html,x', 'ftp://clinic.example/a'].map(
      (url): [string, object, [string, string][]] => [
        `a call to action that leads to ${url}`,
        { callToAction: { title: 'a', label: 'b', url } },
        [['UNSAFE_LINK', 'input.callToAction.url']],
      ],
    ),
    ...['javascript:alert(1)', 'mailto:info@clinic.example'].map(
      (canonicalUrl): [string, object, [string, string][]] => [
        `a canonical address that is ${canonicalUrl}`,
        { seo: { canonicalUrl } },
        [['UNSAFE_LINK', 'input.seo.canonicalUrl']],
      ],
    ),
    ['a locale the site lacks', { locale: 'fr' }, [['INVALID', 'input.locale']]],
    [
      'a date in the future',
      { originallyPublishedAt: '2099-01-01T00:00:00Z' },
      [['INVALID', 'input.originallyPublishedAt']],
    ],
    ['an unknown author', { authorIds: [nobody('Author')] }, [['NOT_FOUND', 'input.authorIds.0']]],
    ['an unknown topic', { topicIds: [nobody('Topic')] }, [['NOT_FOUND', 'input.topicIds.0']]],
    [
      'an unknown related article',
      { relatedIds: [nobody('Article')] },
      [['NOT_FOUND', 'input.relatedIds.0']],
    ],
    ['an unknown original', { translationOf: nobody('Article') }, [['NOT_FOUND', 'input.translationOf']]],
    [
      'an image that is not there',
      { image: { imageId: nobody('Image'), alt: 'x' } },
      [['NOT_FOUND', 'input.image.imageId']],
    ],
    [
      'several things at once',
      { title: '', slug: 'A', subtitle: 'x'.repeat(301), locale: 'fr' },
      [
        ['REQUIRED', 'input.title'],
        ['TOO_LONG', 'input.subtitle'],
        ['INVALID', 'input.locale'],
        ['INVALID', 'input.slug'],
      ],
    ],
  ])('is refused with code and place: %s', async (_, input, expected) => {
    expect(await faults({ ...right, ...input })).toEqual(expected);
  });

  it('is refused where a link stands twice, leads to another locale, or to the article itself', async () => {
    const id = await create({});
    const dutch = await create({ locale: 'nl' });
    expect(await faults({ relatedIds: [id] }, UPDATE, { id })).toEqual([['INVALID', 'input.relatedIds.0']]);
    expect(await faults({ ...right, relatedIds: [id, id] })).toEqual([['INVALID', 'input.relatedIds']]);
    expect(await faults({ ...right, relatedIds: [id, dutch] })).toEqual([['INVALID', 'input.relatedIds.1']]);
  });

  it.each([
    ['id', `{ article(id: "nonsense") { id } }`],
    ['id', `{ article(id: "${nobody('Topic')}") { id } }`],
    ['id', `{ node(id: "${Buffer.from('Article:1').toString('base64url')}") { id } }`],
    ['id', `mutation { archiveArticle(id: "x", expectedVersion: 1) { contentVersion } }`],
    ['after', `{ articles(after: "abc") { totalCount } }`],
    ['first', `{ articles(first: -1) { totalCount } }`],
    ['first', `{ articles(first: 101) { totalCount } }`],
    ['first', `{ articles(first: 99999999999) { totalCount } }`],
    ['last', `{ articles(first: 1, last: 1) { totalCount } }`],
    ['locale', `{ articles(filter: { locale: "klingon" }) { totalCount } }`],
    ['author', `{ articles(filter: { author: "x" }) { totalCount } }`],
    ['text', `{ articles(filter: { text: "${'x'.repeat(201)}" }) { totalCount } }`],
    ['reviewDueBefore', `{ articles(filter: { reviewDueBefore: "2026-02-31" }) { totalCount } }`],
    [
      'at',
      `mutation { publishArticle(id: "${nobody('Article')}", expectedVersion: 1, at: "soon") { contentVersion } }`,
    ],
    [
      'relatedIds.1',
      `mutation { createArticle(input: { title: "T", body: { markdown: "B" }, relatedIds: ["${nobody('Article')}", "x"] }) { contentVersion } }`,
    ],
    [
      'url',
      `mutation { createArticle(input: { title: "T", body: { markdown: "B" }, callToAction: { title: "a", label: "b", url: "/book" } }) { contentVersion } }`,
    ],
  ])('that is malformed names its argument: %s', async (argument, query) => {
    const { errors } = await server.ask(query, {}, editor);
    expect(errors.map(({ extensions }) => [extensions['code'], extensions['argument']])).toEqual([
      ['BAD_USER_INPUT', argument],
    ]);
  });

  it('that is a body in two forms is no request', async () => {
    const input = { ...right, body: { markdown: 'a', html: 'b' } };
    const { errors, data } = await server.ask(CREATE, { input }, editor);
    expect(data).toBeUndefined();
    expect(errors[0]!.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('of an id that nothing has is null for queries and NOT_FOUND for changes', async () => {
    const id = nobody('Article');
    const { data } = await server.ask(
      `{ article(id: "${id}") { id } node(id: "${id}") { id } token: node(id: "${nobody('AccessToken')}") { id } }`,
      {},
      editor,
    );
    expect(data).toEqual({ article: null, node: null, token: null });
    expect(await faults({ title: 'x' }, UPDATE, { id })).toEqual([['NOT_FOUND', 'id']]);
  });

  it('is stored as it came where it only looks bad', async () => {
    const title = `Robert'); drop table "article";-- <script>alert(1)</script> \u202e \ud83d\ude00 $1`;
    const id = await create({ title, slug: 'robert' });
    const { data } = await server.ask<{ article: { draft: { title: string } } }>(
      `query ($id: ID!) { article(id: $id) { draft { title } } }`,
      { id },
      editor,
    );
    expect(data.article.draft.title).toBe(title);
  });
});
