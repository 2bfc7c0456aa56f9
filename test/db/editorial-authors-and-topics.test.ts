import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';

const ERRORS = `contentVersion userErrors { code field ... on VersionConflict { expectedVersion actualVersion } }`;
const AUTHOR = `{ author { id slug name credentials jobTitle bio dutch: jobTitle(locale: "nl") version } ${ERRORS} }`;
const TOPIC = `{ topic { id slug name locale version } ${ERRORS} }`;
const CREATE_AUTHOR = `mutation ($input: AuthorInput!, $key: String) { result: createAuthor(input: $input, idempotencyKey: $key) ${AUTHOR} }`;
const UPDATE_AUTHOR = `mutation ($id: ID!, $v: Int!, $input: AuthorInput!) { result: updateAuthor(id: $id, expectedVersion: $v, input: $input) ${AUTHOR} }`;
const CREATE_TOPIC = `mutation ($input: TopicInput!, $key: String) { result: createTopic(input: $input, idempotencyKey: $key) ${TOPIC} }`;
const UPDATE_TOPIC = `mutation ($id: ID!, $v: Int!, $input: TopicInput!) { result: updateTopic(id: $id, expectedVersion: $v, input: $input) ${TOPIC} }`;

interface Payload {
  author?: { id: string; slug: string; version: number } | null;
  topic?: { id: string; slug: string; version: number } | null;
  contentVersion: number;
  userErrors: { code: string; field: string[]; expectedVersion?: number; actualVersion?: number }[];
}

describe('authors and topics', () => {
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

  beforeEach(async () => {
    await server.dataSource.query(
      `truncate editorial.author, editorial.topic, delivery.author, delivery.topic cascade`,
    );
  });

  async function run(mutation: string, variables: object): Promise<Payload> {
    const { data, errors } = await server.ask<{ result: Payload }>(mutation, variables, editor);
    expect(errors).toEqual([]);
    return data.result;
  }

  async function done(mutation: string, variables: object) {
    const payload = await run(mutation, variables);
    expect(payload.userErrors).toEqual([]);
    return { ...(payload.author ?? payload.topic)!, contentVersion: payload.contentVersion };
  }

  async function codes(mutation: string, variables: object): Promise<string[]> {
    const { userErrors } = await run(mutation, variables);
    return userErrors.map(({ code, field }) => `${code} ${field.join('.')}`);
  }

  it('are public when they are saved, each change a content version', async () => {
    const author = await done(CREATE_AUTHOR, { input: { name: ' Ann Weber ', credentials: 'MD' } });
    expect(author).toMatchObject({ slug: 'ann-weber', name: 'Ann Weber', version: 1 });
    const renamed = await done(UPDATE_AUTHOR, {
      id: author.id,
      v: 1,
      input: { name: 'Anna Weber', credentials: null },
    });
    expect(renamed).toMatchObject({ slug: 'ann-weber', name: 'Anna Weber', credentials: null, version: 2 });
    expect(renamed.contentVersion).toBe(author.contentVersion + 1);
    expect(await server.dataSource.query(`select name, credentials from delivery.author`)).toEqual([
      { name: 'Anna Weber', credentials: null },
    ]);
    const topic = await done(CREATE_TOPIC, { input: { name: 'Eyes', locale: 'nl' } });
    expect(topic).toMatchObject({ slug: 'eyes', locale: 'nl' });
    expect(await server.dataSource.query(`select name, locale from delivery.topic`)).toEqual([
      { name: 'Eyes', locale: 'nl' },
    ]);
  });

  it('can be read back as they were written, texts by locale', async () => {
    const input = {
      name: 'Ann',
      jobTitle: [
        { locale: 'nl', text: 'Arts' },
        { locale: 'en', text: 'Doctor' },
      ],
      bio: [{ locale: 'nl', text: 'Leest veel.' }],
      sameAs: ['https://a.example/ann', 'http://b.example'],
    };
    const author = await done(CREATE_AUTHOR, { input });
    const wide = await done(CREATE_TOPIC, { input: { name: 'Faces' } });
    const narrow = { name: 'Eyes', description: 'All about lids.', parentId: wide.id };
    const topic = await done(CREATE_TOPIC, { input: narrow });
    const { data } = await server.ask(
      `query ($author: ID!, $topic: ID!, $wide: ID!) {
        author(id: $author) { jobTitles { locale text } bios { locale text } sameAs }
        topic(id: $topic) { description parent { id name parent { id } } }
        wide: topic(id: $wide) { description parent { id } }
      }`,
      { author: author.id, topic: topic.id, wide: wide.id },
      editor,
    );
    expect(data).toEqual({
      author: { jobTitles: input.jobTitle.toReversed(), bios: input.bio, sameAs: input.sameAs },
      topic: { description: 'All about lids.', parent: { id: wide.id, name: 'Faces', parent: null } },
      wide: { description: null, parent: null },
    });
  });

  it('cost one statement more with the topics above them, however many those are', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      const { id } = await done(CREATE_TOPIC, { input: { name: `Wide ${n}` } });
      await done(CREATE_TOPIC, { input: { name: `Narrow ${n}`, parentId: id } });
    }
    const costOf = async (fields: string) => {
      server.takeStatements();
      await server.ask(`{ topics { nodes { ${fields} } } }`, {}, editor);
      return server.takeStatements().length;
    };
    expect(await costOf('name parent { name }')).toBe((await costOf('name')) + 1);
  });

  it('keep their version where nothing changes', async () => {
    const input = {
      name: 'Ann',
      jobTitle: [{ locale: 'en', text: 'Doctor' }],
      sameAs: ['https://a.example/ann'],
    };
    const author = await done(CREATE_AUTHOR, { input });
    expect(await done(UPDATE_AUTHOR, { id: author.id, v: 1, input })).toEqual(author);
    const topic = await done(CREATE_TOPIC, { input: { name: 'Eyes' } });
    expect(await done(UPDATE_TOPIC, { id: topic.id, v: 1, input: { name: 'Eyes' } })).toEqual(topic);
  });

  it('have texts by locale, and fall back to the site’s own', async () => {
    const jobTitle = [
      { locale: 'en', text: 'Doctor' },
      { locale: 'nl', text: 'Arts' },
    ];
    expect(await done(CREATE_AUTHOR, { input: { name: 'Ann', jobTitle } })).toMatchObject({
      jobTitle: 'Doctor',
      dutch: 'Arts',
      bio: null,
    });
    expect(
      await done(CREATE_AUTHOR, { input: { name: 'Ben', jobTitle: jobTitle.slice(0, 1) } }),
    ).toMatchObject({
      dutch: 'Doctor',
    });
  });

  it('get numbered slugs from their names, also eight at once', async () => {
    for (const [create, slug] of [
      [CREATE_AUTHOR, 'ann-weber'],
      [CREATE_TOPIC, 'ann-weber'],
    ] as const) {
      const made = await Promise.all(
        Array.from({ length: 8 }, () => done(create, { input: { name: 'Ann Weber' } })),
      );
      expect(new Set(made.map((it) => it.slug))).toEqual(
        new Set([slug, ...[2, 3, 4, 5, 6, 7, 8].map((n) => `${slug}-${n}`)]),
      );
    }
  });

  it('are changed by one of ten at once', async () => {
    for (const [create, update] of [
      [CREATE_AUTHOR, UPDATE_AUTHOR],
      [CREATE_TOPIC, UPDATE_TOPIC],
    ] as const) {
      const { id } = await done(create, { input: { name: 'Eyes' } });
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, n) => run(update, { id, v: 1, input: { name: `Name ${n}` } })),
      );
      expect(results.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
      const conflicts = results.flatMap(({ userErrors }) => userErrors);
      expect(conflicts).toEqual(
        Array.from({ length: 9 }, () => ({
          code: 'VERSION_CONFLICT',
          field: ['expectedVersion'],
          expectedVersion: 1,
          actualVersion: 2,
        })),
      );
    }
  });

  it('are made once under an idempotency key', async () => {
    const variables = { input: { name: 'Eyes' }, key: 'once' };
    const made = await Promise.all(Array.from({ length: 5 }, () => done(CREATE_TOPIC, variables)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await codes(CREATE_AUTHOR, variables)).toEqual(['IDEMPOTENCY_MISMATCH idempotencyKey']);
  });

  it('are refused with code and place', async () => {
    await done(CREATE_AUTHOR, { input: { name: 'Ann' } });
    await done(CREATE_TOPIC, { input: { name: 'Eyes' } });
    const long = 'x'.repeat(201);
    const twice = [
      { locale: 'en', text: 'a' },
      { locale: 'en', text: 'b' },
    ];
    expect(await codes(CREATE_AUTHOR, { input: {} })).toEqual(['REQUIRED input.name']);
    expect(await codes(CREATE_AUTHOR, { input: { name: 'B', slug: 'ann' } })).toEqual(['TAKEN input.slug']);
    expect(await codes(CREATE_AUTHOR, { input: { name: long, credentials: long, jobTitle: twice } })).toEqual(
      ['TOO_LONG input.name', 'TOO_LONG input.credentials', 'INVALID input.jobTitle.1.locale'],
    );
    const sameAs = [
      'https://a.example',
      'mailto:ann@a.example',
      'javascript:alert(1)',
      'https://u:p@a.example',
    ];
    expect(await codes(CREATE_AUTHOR, { input: { name: 'B', sameAs } })).toEqual(
      [1, 2, 3].map((index) => `UNSAFE_LINK input.sameAs.${index}`),
    );
    expect(await codes(CREATE_TOPIC, { input: { name: null } })).toEqual(['REQUIRED input.name']);
    expect(await codes(CREATE_TOPIC, { input: { name: 'B', slug: 'eyes' } })).toEqual(['TAKEN input.slug']);
    expect(await codes(CREATE_TOPIC, { input: { name: 'B', locale: 'fr' } })).toEqual([
      'INVALID input.locale',
    ]);
  });

  it('refuse a slug that another has when they are changed', async () => {
    await done(CREATE_TOPIC, { input: { name: 'Eyes' } });
    const { id } = await done(CREATE_TOPIC, { input: { name: 'Mouth' } });
    expect(await codes(UPDATE_TOPIC, { id, v: 1, input: { slug: 'eyes' } })).toEqual(['TAKEN input.slug']);
    const ann = await done(CREATE_AUTHOR, { input: { name: 'Ann' } });
    await done(CREATE_AUTHOR, { input: { name: 'Ben' } });
    expect(await codes(UPDATE_AUTHOR, { id: ann.id, v: 1, input: { slug: 'ben' } })).toEqual([
      'TAKEN input.slug',
    ]);
  });

  it('form a tree of one locale that never turns into a ring, even by two at once', async () => {
    const [a, b] = [
      await done(CREATE_TOPIC, { input: { name: 'A' } }),
      await done(CREATE_TOPIC, { input: { name: 'B' } }),
    ];
    const dutch = await done(CREATE_TOPIC, { input: { name: 'N', locale: 'nl' } });
    expect(await codes(UPDATE_TOPIC, { id: a.id, v: 1, input: { parentId: dutch.id } })).toEqual([
      'INVALID input.parentId',
    ]);
    expect(await codes(UPDATE_TOPIC, { id: a.id, v: 1, input: { parentId: a.id } })).toEqual([
      'INVALID input.parentId',
    ]);
    const results = await Promise.all([
      codes(UPDATE_TOPIC, { id: a.id, v: 1, input: { parentId: b.id } }),
      codes(UPDATE_TOPIC, { id: b.id, v: 1, input: { parentId: a.id } }),
    ]);
    expect(results.flat()).toEqual(['INVALID input.parentId']);
  });

  it('keep their locale', async () => {
    const { id } = await done(CREATE_TOPIC, { input: { name: 'A' } });
    expect(await codes(UPDATE_TOPIC, { id, v: 1, input: { locale: 'nl' } })).toEqual([
      'INVALID input.locale',
    ]);
  });
});
