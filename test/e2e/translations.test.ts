import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { signIn, type EditorialClient } from '../support/editorial-client.js';
import { ADMIN, startInProcess, type InProcessService } from '../support/in-process-service.js';

jest.setTimeout(60_000);

interface Payload {
  readonly article: { readonly id: string; readonly version: number } | null;
  readonly userErrors: readonly { readonly message: string; readonly field: readonly string[] }[];
}

const BODY = 'Rest helps the nerve.\n\n## When to worry\n\nSee a doctor within a day.';

describe('translations', () => {
  let database: TestDatabase;
  let service: InProcessService;
  let editor: EditorialClient;
  let source: { id: string; version: number };

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl);
    editor = await signIn(service.url, ADMIN.email, ADMIN.password);
    source = (await create({ title: 'Resting', slug: 'resting', body: { markdown: BODY } })).article!;
    await publish(source);
  });

  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  async function create(input: object): Promise<Payload> {
    const answer = await editor.ask<{ createArticle: Payload }>(
      `mutation ($input: CreateArticleInput!) { createArticle(input: $input) { article { id version } userErrors { message field } } }`,
      { input },
    );
    return answer.createArticle;
  }

  async function update(article: { id: string; version: number }, input: object): Promise<Payload> {
    const answer = await editor.ask<{ updateArticle: Payload }>(
      `mutation ($id: ID!, $version: Int!, $input: UpdateArticleInput!) {
        updateArticle(id: $id, expectedVersion: $version, input: $input) { article { id version } userErrors { message field } } }`,
      { ...article, input },
    );
    Object.assign(article, answer.updateArticle.article);
    return answer.updateArticle;
  }

  async function publish(article: { id: string; version: number }): Promise<void> {
    const answer = await editor.ask<{ publishArticle: Payload }>(
      `mutation ($id: ID!, $version: Int!) { publishArticle(id: $id, expectedVersion: $version) { article { id version } userErrors { message field } } }`,
      article,
    );
    expect(answer.publishArticle.userErrors).toEqual([]);
    Object.assign(article, answer.publishArticle.article);
  }

  async function read<Data>(query: string): Promise<Data> {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return ((await response.json()) as { data: Data }).data;
  }

  const lag = async () => {
    const { article } = await read<{
      article: { translations: { locale: string; outdatedSince: string }[] };
    }>(`{ article(slug: "resting", locale: "en") { translations { locale outdatedSince } } }`);
    return article.translations.find(({ locale }) => locale === 'nl')?.outdatedSince ?? null;
  };

  it('lag behind when the source says something else, block by block, until they follow it', async () => {
    const dutch = (
      await create({
        title: 'Rusten',
        slug: 'rusten',
        locale: 'nl',
        translationOf: source.id,
        body: {
          markdown: 'Rust helpt de zenuw.\n\n## Wanneer alarm slaan\n\nGa binnen een dag naar een arts.',
        },
      })
    ).article!;
    await publish(dutch);
    expect(await lag()).toBeNull();

    // A slip of the pen is corrected: nobody has to translate that.
    await update(source, { body: { markdown: BODY.replace('helps the nerve', 'helps the nerves') } });
    await publish(source);
    expect(await lag()).toBeNull();

    const before = new Date();
    await update(source, { body: { markdown: BODY.replace('within a day', 'within 3 hours') } });
    expect(await lag()).toBeNull();
    await publish(source);
    const since = new Date((await lag())!);
    expect(since.getTime()).toBeGreaterThanOrEqual(before.getTime() - 1000);

    const { article } = await editor.ask<{ article: { translationSource: unknown } }>(
      `query ($id: ID!) { article(id: $id) { translationSource { article { id } revision newestRevision outdatedSince
        changedBlocks { kind index before after } } } }`,
      { id: dutch.id },
    );
    expect(article.translationSource).toEqual({
      article: { id: source.id },
      revision: 1,
      newestRevision: 3,
      outdatedSince: since.toISOString(),
      changedBlocks: [
        {
          kind: 'CHANGED',
          index: 2,
          before: 'See a doctor within a day.',
          after: 'See a doctor within 3 hours.',
        },
      ],
    });

    await update(dutch, {
      body: { markdown: 'Rust helpt de zenuw.\n\n## Wanneer alarm slaan\n\nGa binnen 3 uur naar een arts.' },
      translatedRevision: 3,
    });
    expect(await lag()).not.toBeNull();
    await publish(dutch);
    expect(await lag()).toBeNull();
  });

  it('take over who signs it, its image, its videos, and what is related as far as that is translated', async () => {
    const { authors } = await editor.ask<{ authors: { nodes: { id: string }[] } }>(
      `{ authors(first: 1) { nodes { id } } }`,
    );
    const [other, untranslated] = await Promise.all([
      create({ title: 'Eyes', slug: 'eyes', body: { markdown: 'Close them.' } }),
      create({ title: 'Ears', slug: 'ears', body: { markdown: 'Open them.' } }),
    ]);
    const eyes = await create({
      title: 'Ogen',
      slug: 'ogen',
      locale: 'nl',
      translationOf: other.article!.id,
      body: { markdown: 'Sluit ze.' },
    });
    const signed = await create({
      title: 'Signed',
      slug: 'signed',
      body: { markdown: 'Words.' },
      authorIds: [authors.nodes[0]!.id],
      relatedIds: [untranslated.article!.id, other.article!.id],
      videos: [{ url: 'https://vimeo.com/76979871', title: 'The same, told', durationSeconds: 62 }],
    });
    const translated = await create({
      title: 'Getekend',
      slug: 'getekend',
      locale: 'nl',
      translationOf: signed.article!.id,
      body: { markdown: 'Woorden.' },
    });
    const { article } = await editor.ask<{ article: { draft: unknown } }>(
      `query ($id: ID!) { article(id: $id) { draft { translatedRevision authors { id } related { id } videos { url title durationSeconds thumbnailId } } } }`,
      { id: translated.article!.id },
    );
    expect(article.draft).toEqual({
      translatedRevision: 1,
      authors: [{ id: authors.nodes[0]!.id }],
      related: [{ id: eyes.article!.id }],
      videos: [
        {
          url: 'https://vimeo.com/76979871',
          title: 'The same, told',
          durationSeconds: 62,
          thumbnailId: null,
        },
      ],
    });
    await publish({ ...translated.article! });
    const shown = await read<{ article: { videos: unknown } }>(
      `{ article(slug: "getekend", locale: "nl") { videos { url title provider durationSeconds playerUrl } } }`,
    );
    expect(shown.article.videos).toEqual([
      {
        url: 'https://vimeo.com/76979871',
        title: 'The same, told',
        provider: 'vimeo',
        durationSeconds: 62,
        playerUrl: 'https://player.vimeo.com/video/76979871?dnt=1',
      },
    ]);
  });

  it('refuse a source revision that is not there, and one of nothing', async () => {
    const stray = await create({ title: 'T', body: { markdown: 'B' }, translatedRevision: 1 });
    expect(stray.userErrors).toEqual([
      {
        message: 'Say what is translated too, in `translationOf`, or leave `translatedRevision` out.',
        field: ['input', 'translatedRevision'],
      },
    ]);
    const late = await create({
      title: 'T',
      locale: 'fr',
      translationOf: source.id,
      translatedRevision: 99,
      body: { markdown: 'B' },
    });
    expect(late.userErrors[0]!.message).toBe(
      'The article that is translated has no revision 99; the newest is 3.',
    );
    const own = await update({ ...source }, { translatedRevision: 1 });
    expect(own.userErrors[0]!.field).toEqual(['input', 'translatedRevision']);
    const videos = await create({
      title: 'T',
      body: { markdown: 'B' },
      videos: [{ url: 'javascript:alert(1)', title: ' ', durationSeconds: -1 }],
    });
    expect(videos.userErrors.map(({ field }) => field.join('.'))).toEqual(
      expect.arrayContaining([
        'input.videos.0.url',
        'input.videos.0.title',
        'input.videos.0.durationSeconds',
      ]),
    );
  });
});
