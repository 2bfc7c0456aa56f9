import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ArticleDesk } from '../../support/article-desk.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { signIn, type EditorialClient } from '../../support/editorial-client.js';
import { ADMIN, startInProcess, type InProcessService } from '../../support/in-process-service.js';
import { read } from '../../support/reader.js';

jest.setTimeout(60_000);

/** Every field of an article that is written in its language. */
const WRITTEN = `slug title subtitle summary callToAction { title label } seo { title description } image { alt caption }`;
const DRAFT = `query ($id: ID!) { article(id: $id) { draft { ${WRITTEN} markdown topics { name } related { draft { slug } } }
  published { ${WRITTEN} } } }`;

interface Draft {
  readonly slug: string;
  readonly title: string;
  readonly related: readonly { readonly draft: { readonly slug: string } }[];
}

describe('where rivals showed drafts, or one language in another', () => {
  let database: TestDatabase;
  let service: InProcessService;
  let editor: EditorialClient;
  let desk: ArticleDesk;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl, { STARTER_CONTENT: 'false' });
    editor = await signIn(service.url, ADMIN.email, ADMIN.password);
    desk = new ArticleDesk(async (query, variables) => ({ data: await editor.ask(query, variables) }));
  });

  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  const draftOf = async (id: string) => {
    const { article } = await editor.ask<{ article: { draft: Draft; published: Draft | null } }>(DRAFT, {
      id,
    });
    return article;
  };
  const relatedOf = async (id: string) =>
    (await draftOf(id)).draft.related.map(({ draft }) => draft.slug).join(' ');

  it.each(['draft: false', 'draft: true', 'status: "published"', 'filter: { draft: false }'])(
    'payload#5142: no argument of the delivery API asks for drafts or against them, so `%s` is an error and shows nothing',
    async (argument) => {
      await desk.create({ title: 'Zanzibar secret', body: { markdown: 'Zanzibar.' } });
      const { status, text } = await read(service.url, `{ articles(${argument}) { nodes { title } } }`);
      expect(status).toBe(400);
      expect(text).not.toMatch(/zanzibar/i);
    },
  );

  it('payload#14750: an article that was never published is in no list, count, search, feed or answer by its slug or id', async () => {
    const word = 'quizzaciously';
    const neighbour = await desk.published({ title: 'Neighbour', body: { markdown: 'Some words of ours.' } });
    const count = async () =>
      (await read<{ articles: { totalCount: number } }>(service.url, '{ articles { totalCount } }')).data
        .articles.totalCount;
    const before = await count();
    const draft = await desk.create({
      title: word,
      slug: word,
      body: { markdown: `Some words of ours, ${word}.` },
      relatedIds: [neighbour.id],
    });
    await desk.update(neighbour, { relatedIds: [draft.id] });
    const queries = [
      `{ articles(first: 100) { nodes { title slug related { article { title } } } } }`,
      `{ articles(filter: { slugs: ["${word}"] }) { totalCount nodes { title: id } } }`,
      `{ article(slug: "${word}") { title: id } }`,
      `{ node(id: "${draft.id}") { id: __typename ... on Article { title } } }`,
      `{ route(path: "/${word}") { __typename } }`,
      `{ search(text: "words of ours") { nodes { title slug } } }`,
      `{ suggest(text: "${word.slice(0, 5)}") { completions articles { title } } }`,
      `{ article(slug: "neighbour") { related(first: 12) { article { title } } relatedFrom { article { title } } } }`,
    ];
    for (const query of queries) {
      const { errors, text } = await read(service.url, query);
      expect([query, errors]).toEqual([query, []]);
      expect([query, text.includes(word)]).toEqual([query, false]);
    }
    for (const path of ['feeds/articles.rss', 'feeds/articles.json', 'sitemap.xml', 'llms.txt']) {
      expect(await (await fetch(`${service.url}/${path}`)).text()).not.toContain(word);
    }
    for (const path of [`articles/${word}.md`, `embed/${word}`]) {
      expect((await fetch(`${service.url}/${path}`)).status).toBe(404);
    }
    expect(await count()).toBe(before);
    await desk.publish(draft);
    expect(await count()).toBe(before + 1);
  });

  /** An English article with every text it can have, and its translation with only what one must have. */
  async function pair(slug: string) {
    const english = await desk.published({
      title: `English title of ${slug}`,
      slug,
      subtitle: 'English subtitle',
      summary: 'English summary.',
      body: { markdown: 'English words.' },
      callToAction: { title: 'English call', label: 'English label', url: 'https://clinic.example/book' },
      seo: { title: 'English for engines', description: 'English for engines too.' },
    });
    const dutch = await desk.create({
      locale: 'nl',
      title: 'Nederlandse titel',
      body: { markdown: 'Nederlandse woorden.' },
      translationOf: english.id,
    });
    return { english, dutch };
  }
  const EMPTY = { subtitle: null, summary: null, callToAction: null, seo: null };

  it('payload#15664: what readers of one language are lent of another is never written into it by saving', async () => {
    const { english, dutch } = await pair('lent');
    const lent = `{ article(slug: "lent", locale: "nl") { locale ${WRITTEN} } }`;
    // Readers of Dutch are lent the English article while there is no Dutch one, and told that it is English.
    expect((await read(service.url, lent)).data).toMatchObject({
      article: { locale: 'en', summary: 'English summary.' },
    });
    let saved = dutch;
    for (const title of ['Nederlandse titel, beter', 'Nederlandse titel, nog beter']) {
      saved = await desk.update(saved, { title });
      const { draft } = await draftOf(saved.id);
      expect(draft).toMatchObject({ ...EMPTY, title, markdown: 'Nederlandse woorden.\n' });
      expect(JSON.stringify(draft)).not.toContain('English');
    }
    expect((await draftOf(english.id)).draft).toMatchObject({ subtitle: 'English subtitle' });
  });

  it('payload#16303: what is published in one language shows its own words from the first answer on, and none of another', async () => {
    const { english, dutch } = await pair('shown');
    const { publishArticle } = await editor.ask<{ publishArticle: { article: object } }>(
      `mutation ($id: ID!, $version: Int!) { publishArticle(id: $id, expectedVersion: $version) {
         article { draft { ${WRITTEN} } published { ${WRITTEN} } } } }`,
      dutch,
    );
    expect(publishArticle.article).toMatchObject({ draft: EMPTY, published: EMPTY });
    expect(JSON.stringify(publishArticle)).not.toContain('English');
    const { text, data } = await read<{ article: { locale: string; summary: string } }>(
      service.url,
      `{ article(slug: "shown", locale: "nl") { locale ${WRITTEN} body { text } } }`,
    );
    expect(data.article).toMatchObject({ locale: 'nl', summary: 'Nederlandse woorden.', subtitle: null });
    expect(text).not.toContain('English');
    expect((await draftOf(english.id)).published).toMatchObject({ subtitle: 'English subtitle' });
  });

  it('strapi#27467: an article keeps those it names though one has no translation, however often the other language is saved', async () => {
    const both = await desk.published({ title: 'In both', body: { markdown: 'Words.' } });
    const inBeide = await desk.create({
      locale: 'nl',
      title: 'In beide',
      body: { markdown: 'Woorden.' },
      translationOf: both.id,
    });
    const only = await desk.published({ title: 'Only English', body: { markdown: 'Words.' } });
    const english = await desk.published({
      title: 'Naming',
      body: { markdown: 'Words.' },
      relatedIds: [only.id, both.id],
    });
    let dutch = await desk.create({
      locale: 'nl',
      title: 'Noemend',
      body: { markdown: 'Woorden.' },
      translationOf: english.id,
    });
    expect(await relatedOf(dutch.id)).toBe('in-beide');
    dutch = await desk.publish(await desk.update(dutch, { title: 'Noemend, beter' }));
    await desk.publish(inBeide);
    await desk.update(dutch, { relatedIds: [] });
    expect(await relatedOf(english.id)).toBe('only-english in-both');
    const saved = await desk.publish(await desk.update(english, { title: 'Naming, better' }));
    expect(await relatedOf(saved.id)).toBe('only-english in-both');
    const { data } = await read<{ article: { related: { article: { slug: string } }[] } }>(
      service.url,
      `{ article(slug: "naming") { related(first: 2) { article { slug } } } }`,
    );
    expect(data.article.related.map(({ article }) => article.slug)).toEqual(['only-english', 'in-both']);
  });

  it('Ghost#15007: the reading time is there without the body, and the same as with it', async () => {
    await desk.published({
      title: 'Long',
      body: { markdown: 'Some words that take their time. '.repeat(200) },
    });
    const time = 'readingTime { minutes seconds words text }';
    const alone = await read<{ articles: { nodes: { slug: string; readingTime: { minutes: number } }[] } }>(
      service.url,
      `{ articles(first: 100) { nodes { slug ${time} } } }`,
    );
    const withBody = await read<{
      articles: { nodes: { slug: string; readingTime: { minutes: number } }[] };
    }>(service.url, `{ articles(first: 100) { nodes { slug ${time} body { html } } } }`);
    const timesOf = ({ data }: typeof alone) =>
      data.articles.nodes.map(({ slug, readingTime }) => ({ slug, readingTime }));
    expect(timesOf(alone)).toEqual(timesOf(withBody));
    const long = alone.data.articles.nodes.find(({ slug }) => slug === 'long');
    expect(long?.readingTime).toMatchObject({ words: 1200, minutes: 6 });
  });
});
