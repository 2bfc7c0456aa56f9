import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';

interface UserErrorAnswer {
  code: string;
  message: string;
  field: string[] | null;
  expectedVersion?: number;
  actualVersion?: number;
  current?: { version: number; draft: { title: string } } | null;
}

interface ArticleAnswer {
  id: string;
  version: number;
  workflow: string;
  visibility: string;
  draft: { number: number; title: string; slug: string; summary: string | null; readingTimeMinutes: number };
  published: { number: number; title: string } | null;
}

interface Payload {
  article: ArticleAnswer | null;
  contentVersion: number;
  userErrors: UserErrorAnswer[];
}

const PAYLOAD = `{
  article {
    id version workflow visibility
    draft { number title slug summary readingTimeMinutes }
    published { number title }
  }
  contentVersion
  userErrors {
    code message field
    ... on VersionConflict { expectedVersion actualVersion current { version draft { title } } }
  }
}`;

const CREATE = `mutation ($input: CreateArticleInput!, $key: String) {
  result: createArticle(input: $input, idempotencyKey: $key) ${PAYLOAD}
}`;
const UPDATE = `mutation ($id: ID!, $v: Int!, $input: UpdateArticleInput!, $key: String) {
  result: updateArticle(id: $id, expectedVersion: $v, input: $input, idempotencyKey: $key) ${PAYLOAD}
}`;
const PUBLISH = `mutation ($id: ID!, $v: Int!, $revision: Int, $at: DateTime, $until: DateTime, $key: String) {
  result: publishArticle(
    id: $id, expectedVersion: $v, revision: $revision, at: $at, until: $until, idempotencyKey: $key
  ) ${PAYLOAD}
}`;
const UNPUBLISH = `mutation ($id: ID!, $v: Int!) { result: unpublishArticle(id: $id, expectedVersion: $v) ${PAYLOAD} }`;
const ARCHIVE = `mutation ($id: ID!, $v: Int!) { result: archiveArticle(id: $id, expectedVersion: $v) ${PAYLOAD} }`;
const RESTORE = `mutation ($id: ID!, $v: Int!, $number: Int!) {
  result: restoreRevision(id: $id, expectedVersion: $v, number: $number) ${PAYLOAD}
}`;

const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

describe('an article', () => {
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
      `truncate editorial.article, editorial.idempotency, delivery.reading cascade`,
    );
  });

  async function run(mutation: string, variables: object): Promise<Payload> {
    const { data, errors } = await server.ask<{ result: Payload }>(mutation, variables, editor);
    expect(errors).toEqual([]);
    return data.result;
  }

  async function done(
    mutation: string,
    variables: object,
  ): Promise<ArticleAnswer & { contentVersion: number }> {
    const { article, userErrors, contentVersion } = await run(mutation, variables);
    expect(userErrors).toEqual([]);
    return { ...article!, contentVersion };
  }

  async function refused(
    mutation: string,
    variables: object,
  ): Promise<Pick<UserErrorAnswer, 'code' | 'field'>[]> {
    const { article, userErrors, contentVersion } = await run(mutation, variables);
    expect(article).toBeNull();
    expect(contentVersion).toEqual(expect.any(Number));
    return userErrors.map(({ code, field }) => ({ code, field }));
  }

  const create = (input: object = {}) =>
    done(CREATE, { input: { title: 'Eye care', body: { markdown: 'Blink often.' }, ...input } });

  it('is made as a draft that readers do not see', async () => {
    const article = await create({ subtitle: ' In short ', summary: '  ' });
    expect(article).toMatchObject({
      version: 1,
      workflow: 'DRAFT',
      visibility: 'UNPUBLISHED',
      draft: { number: 1, title: 'Eye care', slug: 'eye-care', summary: null, readingTimeMinutes: 1 },
      published: null,
    });
    expect(await server.dataSource.query(`select from delivery.reading`)).toEqual([]);
  });

  it('lives from draft to publication, change, unpublication and archive', async () => {
    const { id } = await create();
    const published = await done(PUBLISH, { id, v: 1 });
    expect(published).toMatchObject({
      version: 2,
      workflow: 'APPROVED',
      visibility: 'PUBLISHED',
      published: { number: 1, title: 'Eye care' },
    });
    const changed = await done(UPDATE, { id, v: 2, input: { title: 'Eye care at night' } });
    expect(changed).toMatchObject({
      version: 3,
      workflow: 'DRAFT',
      visibility: 'PUBLISHED',
      draft: { number: 2, title: 'Eye care at night', slug: 'eye-care' },
      published: { number: 1, title: 'Eye care' },
      contentVersion: published.contentVersion,
    });
    const again = await done(PUBLISH, { id, v: 3 });
    expect(again).toMatchObject({ version: 4, published: { number: 2 } });
    expect(again.contentVersion).toBeGreaterThan(published.contentVersion);
    expect(await done(UNPUBLISH, { id, v: 4 })).toMatchObject({
      version: 5,
      visibility: 'UNPUBLISHED',
      published: null,
    });
    expect(await refused(UNPUBLISH, { id, v: 5 })).toEqual([{ code: 'NOT_ALLOWED_NOW', field: ['id'] }]);
    expect(await done(ARCHIVE, { id, v: 5 })).toMatchObject({ version: 6, workflow: 'ARCHIVED' });
    expect(await refused(PUBLISH, { id, v: 6 })).toEqual([{ code: 'NOT_ALLOWED_NOW', field: ['id'] }]);
    expect(await refused(ARCHIVE, { id, v: 6 })).toEqual([{ code: 'NOT_ALLOWED_NOW', field: ['id'] }]);
    expect(await done(RESTORE, { id, v: 6, number: 1 })).toMatchObject({
      version: 7,
      workflow: 'DRAFT',
      draft: { number: 3, title: 'Eye care' },
    });
    expect(await done(PUBLISH, { id, v: 7 })).toMatchObject({ published: { number: 3 } });
  });

  it('is taken off the site when it is archived', async () => {
    const { id } = await create();
    await done(PUBLISH, { id, v: 1 });
    expect(await done(ARCHIVE, { id, v: 2 })).toMatchObject({
      visibility: 'UNPUBLISHED',
      workflow: 'ARCHIVED',
    });
  });

  it('comes out of the archive by any saving, even of the same words', async () => {
    const { id } = await create();
    await done(ARCHIVE, { id, v: 1 });
    expect(await done(UPDATE, { id, v: 2, input: { title: 'Eye care' } })).toMatchObject({
      workflow: 'DRAFT',
      draft: { number: 2 },
    });
  });

  it('appears at the instant it was scheduled for, and goes at its end, with nothing running', async () => {
    const { id } = await create();
    const scheduled = await done(PUBLISH, { id, v: 1, at: soon(1), until: soon(2) });
    expect(scheduled).toMatchObject({ visibility: 'SCHEDULED', published: null });
    const visibility = async () => {
      const query = `query ($id: ID!) { article(id: $id) { visibility version } }`;
      const { data } = await server.ask<{ article: { visibility: string; version: number } }>(
        query,
        { id },
        editor,
      );
      return data.article;
    };
    await sleep(1200);
    expect(await visibility()).toEqual({ visibility: 'PUBLISHED', version: 2 });
    await sleep(1000);
    expect(await visibility()).toEqual({ visibility: 'UNPUBLISHED', version: 2 });
  });

  it('publishes an older revision without approving the newest', async () => {
    const { id } = await create();
    await done(UPDATE, { id, v: 1, input: { title: 'Eye care, new' } });
    expect(await done(PUBLISH, { id, v: 2, revision: 1 })).toMatchObject({
      workflow: 'DRAFT',
      published: { number: 1 },
    });
  });

  it.each([
    ['an instant in the past', { at: soon(-3600) }, 'at'],
    ['an end in the past', { until: soon(-3600) }, 'until'],
    ['an end before the start', { at: soon(7200), until: soon(3600) }, 'until'],
  ])('is not published for %s', async (_, when, argument) => {
    const { id } = await create();
    expect(await refused(PUBLISH, { id, v: 1, ...when })).toEqual([{ code: 'INVALID', field: [argument] }]);
  });

  it('is published at once for an instant a few seconds ago, as a slow clock would send', async () => {
    const { id } = await create();
    expect(await done(PUBLISH, { id, v: 1, at: soon(-5) })).toMatchObject({ visibility: 'PUBLISHED' });
  });

  it('is not published in a revision it has not', async () => {
    const { id } = await create();
    expect(await refused(PUBLISH, { id, v: 1, revision: 7 })).toEqual([
      { code: 'NOT_FOUND', field: ['revision'] },
    ]);
  });

  it('is not published while a picture has no alternative text, and says which', async () => {
    const portableText = [
      { _type: 'block', style: 'normal', children: [{ _type: 'span', text: 'Words.' }] },
      { _type: 'figure', imageId: null, alt: '' },
    ];
    const { id } = await create({ body: { portableText }, image: { alt: '' } });
    expect(await refused(PUBLISH, { id, v: 1 })).toEqual([
      { code: 'ALT_TEXT_MISSING', field: ['image', 'alt'] },
      { code: 'ALT_TEXT_MISSING', field: ['body', '1', 'alt'] },
    ]);
    expect((await done(UPDATE, { id, v: 1, input: { image: null } })).version).toBe(2);
  });

  it('gets no new revision from an update that changes nothing', async () => {
    const input = { title: 'Eye care', summary: 'Short.', body: { markdown: '## Night\n\n* Drops\n* Gel' } };
    const seo = { title: 'Eye', noIndex: true };
    const { id } = await create({ ...input, seo });
    const same = await done(UPDATE, { id, v: 1, input: { ...input, seo, authorIds: null, relatedIds: [] } });
    expect(same).toMatchObject({ version: 1, draft: { number: 1 } });
  });

  it('keeps what an update leaves out and loses what it sets to null', async () => {
    const { id } = await create({ subtitle: 'In short', summary: 'A summary.' });
    const { draft } = await done(UPDATE, { id, v: 1, input: { subtitle: 'Longer', summary: null } });
    expect(draft).toMatchObject({ title: 'Eye care', summary: null, number: 2 });
  });

  it('refuses to lose its title or body', async () => {
    const { id } = await create();
    expect(await refused(UPDATE, { id, v: 1, input: { title: null, body: null } })).toEqual([
      { code: 'REQUIRED', field: ['input', 'title'] },
      { code: 'REQUIRED', field: ['input', 'body'] },
    ]);
  });

  describe('edited by two at once', () => {
    it('tells the second both versions and what it looks like now', async () => {
      const { id } = await create();
      await done(UPDATE, { id, v: 1, input: { title: 'The first' } });
      const { article, userErrors } = await run(UPDATE, { id, v: 1, input: { title: 'The second' } });
      expect(article).toBeNull();
      expect(userErrors).toEqual([
        {
          code: 'VERSION_CONFLICT',
          message: expect.stringContaining('version 1'),
          field: ['expectedVersion'],
          expectedVersion: 1,
          actualVersion: 2,
          current: { version: 2, draft: { title: 'The first' } },
        },
      ]);
    });

    it('lets exactly one of twenty win, and loses nothing of it', async () => {
      const { id } = await create();
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) => run(UPDATE, { id, v: 1, input: { title: `By editor ${n}` } })),
      );
      const winners = results.flatMap(({ article }) => article ?? []);
      expect(winners).toHaveLength(1);
      expect(results.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
        Array.from({ length: 19 }, () => 'VERSION_CONFLICT'),
      );
      const rows = await server.dataSource.query<{ title: string }[]>(
        `select title from editorial.revision order by number`,
      );
      expect(rows.map(({ title }) => title)).toEqual(['Eye care', winners[0]!.draft.title]);
    });
  });

  describe('under an idempotency key', () => {
    it('is made once, however often it is asked for', async () => {
      const variables = { input: { title: 'Once', body: { markdown: 'Once.' } }, key: 'a-key' };
      const first = await done(CREATE, variables);
      const second = await done(CREATE, variables);
      expect(second.id).toBe(first.id);
      expect(await server.dataSource.query(`select from editorial.article`)).toHaveLength(1);
    });

    it('is answered as it is now, though the version went on', async () => {
      const { id } = await create();
      const variables = { id, v: 1, input: { title: 'Changed' }, key: 'a-key' };
      await done(UPDATE, variables);
      await done(UPDATE, { id, v: 2, input: { title: 'Changed again' } });
      expect(await done(UPDATE, variables)).toMatchObject({ version: 3, draft: { title: 'Changed again' } });
    });

    it('is refused where the arguments are others', async () => {
      const { id } = await create();
      await done(UPDATE, { id, v: 1, input: { title: 'Changed' }, key: 'a-key' });
      const other = { id, v: 2, input: { title: 'Other' }, key: 'a-key' };
      expect(await refused(UPDATE, other)).toEqual([
        { code: 'IDEMPOTENCY_MISMATCH', field: ['idempotencyKey'] },
      ]);
      expect(await refused(PUBLISH, { id, v: 2, key: 'a-key' })).toEqual([
        { code: 'IDEMPOTENCY_MISMATCH', field: ['idempotencyKey'] },
      ]);
    });

    it('is published once by ten requests at the same time', async () => {
      const { id } = await create();
      const results = await Promise.all(
        Array.from({ length: 10 }, () => done(PUBLISH, { id, v: 1, key: 'publish-it' })),
      );
      expect(new Set(results.map(({ version }) => version))).toEqual(new Set([2]));
      expect(await server.dataSource.query(`select from editorial.publication`)).toHaveLength(1);
    });

    it('is done by a later request where the first was refused', async () => {
      const { id } = await create();
      const variables = { id, v: 2, input: { title: 'Changed' }, key: 'a-key' };
      expect(await refused(UPDATE, variables)).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
      await done(UPDATE, { id, v: 1, input: { title: 'In between' } });
      expect(await done(UPDATE, variables)).toMatchObject({ draft: { title: 'Changed' } });
    });

    it('is refused for a key that is empty or too long', async () => {
      const input = { title: 'Eye', body: { markdown: 'Blink.' } };
      expect(await refused(CREATE, { input, key: '' })).toMatchObject([{ code: 'INVALID' }]);
      expect(await refused(CREATE, { input, key: 'k'.repeat(201) })).toMatchObject([{ code: 'TOO_LONG' }]);
    });
  });

  describe('and its slug', () => {
    it('is numbered where the title is taken, also by twelve at once', async () => {
      const articles = await Promise.all(Array.from({ length: 12 }, () => create()));
      const slugs = articles.map(({ draft }) => draft.slug).toSorted();
      expect(slugs).toEqual(
        ['eye-care', ...Array.from({ length: 11 }, (_, n) => `eye-care-${n + 2}`)].toSorted(),
      );
    });

    it('is TAKEN where it was chosen and somebody has it', async () => {
      await create();
      const input = { title: 'Other', slug: 'eye-care', body: { markdown: 'Other.' } };
      expect(await refused(CREATE, { input })).toEqual([{ code: 'TAKEN', field: ['input', 'slug'] }]);
    });

    it('goes to one of two that choose it at once', async () => {
      const input = { title: 'Same', slug: 'the-same', body: { markdown: 'Same.' } };
      const results = await Promise.all([run(CREATE, { input }), run(CREATE, { input })]);
      expect(results.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['TAKEN']);
    });

    it('belongs to it while readers see it there, and is free after', async () => {
      const { id } = await create();
      await done(PUBLISH, { id, v: 1 });
      await done(UPDATE, { id, v: 2, input: { slug: 'eyes-at-night' } });
      const input = { title: 'Eye', slug: 'eye-care', body: { markdown: 'Eye.' } };
      expect(await refused(CREATE, { input })).toMatchObject([{ code: 'TAKEN' }]);
      await done(PUBLISH, { id, v: 3 });
      await done(CREATE, { input });
    });

    it('is free when the publication that had it has run out by itself', async () => {
      const { id } = await create();
      await done(PUBLISH, { id, v: 1, until: soon(0.5) });
      await done(UPDATE, { id, v: 2, input: { slug: 'eyes-at-night' } });
      const input = { title: 'Eye', slug: 'eye-care', body: { markdown: 'Eye.' } };
      expect(await refused(CREATE, { input })).toMatchObject([{ code: 'TAKEN' }]);
      await sleep(600);
      await done(CREATE, { input });
      expect(await refused(PUBLISH, { id, v: 3, revision: 1 })).toEqual([
        { code: 'TAKEN', field: ['revision'] },
      ]);
      expect(await refused(RESTORE, { id, v: 3, number: 1 })).toEqual([{ code: 'TAKEN', field: ['number'] }]);
    });

    it('may be the same in another locale', async () => {
      await create();
      expect((await create({ locale: 'nl', slug: 'eye-care' })).draft.slug).toBe('eye-care');
    });

    it('has to be chosen where the title has no letter', async () => {
      const input = { title: '!?', body: { markdown: 'Hm.' } };
      expect(await refused(CREATE, { input })).toEqual([{ code: 'REQUIRED', field: ['input', 'slug'] }]);
    });
  });

  describe('and its translations', () => {
    it('are one a locale', async () => {
      const { id } = await create();
      const input = { title: 'Oogzorg', locale: 'nl', body: { markdown: 'Knipper.' }, translationOf: id };
      await done(CREATE, { input });
      expect(await refused(CREATE, { input: { ...input, slug: 'anders' } })).toEqual([
        { code: 'TAKEN', field: ['input', 'translationOf'] },
      ]);
      const query = `query ($id: ID!) { article(id: $id) { translations { locale draft { title } } } }`;
      const { data } = await server.ask<{ article: object }>(query, { id }, editor);
      expect(data.article).toEqual({ translations: [{ locale: 'nl', draft: { title: 'Oogzorg' } }] });
    });

    it('are one a locale also where two are made at once', async () => {
      const { id } = await create();
      const input = { title: 'Oogzorg', locale: 'nl', body: { markdown: 'Knipper.' }, translationOf: id };
      const results = await Promise.all([run(CREATE, { input }), run(CREATE, { input })]);
      expect(results.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['TAKEN']);
    });
  });
});
