import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArticleDesk, type WrittenArticle } from '../support/article-desk.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';

const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();
const LIST = `query ($first: Int) { articles(first: $first) { nodes { problems { code path } } } }`;
const HARD =
  'Electroneurographical investigations corroborate neuropathophysiological deterioration notwithstanding rehabilitation. ';

/** A text that breaks every rule a site may block for, with one link to each kind of place. */
const MESSY = {
  title: 'Messy',
  body: {
    markdown: `[gone](/none), [former](/smile-before), [here](#nowhere), [fine](/smile)\n\n#### Deep\n\n![A hand](figure)\n\n${HARD.repeat(20)}`,
  },
  citations: [{ key: 'bell', text: 'Bell C. On the nerves.' }],
};
const BY_POLICY = [
  'SUMMARY_MISSING',
  'AUTHOR_MISSING',
  'TOPIC_MISSING',
  'FIGURE_WITHOUT_FILE',
  'HEADING_LEVEL_SKIPPED',
  'LINK_BROKEN',
  'LINK_MOVED',
  'LINK_BROKEN',
  'CITATION_UNUSED',
  'READING_LEVEL',
  'REVIEW_MISSING',
];

describe('problems of articles', () => {
  let database: TestDatabase;
  const servers: EditorialServer[] = [];
  /** A site that minds nothing, and one that minds everything. */
  let easy: EditorialServer;
  let strict: EditorialServer;
  let editor: Credential;
  let desk: ArticleDesk;
  let strictDesk: ArticleDesk;

  beforeAll(async () => {
    database = await createTestDatabase();
    easy = await start({ READING_LEVEL: 'standard' });
    strict = await start({
      READING_LEVEL: 'standard',
      PUBLISH_BLOCKERS: [...new Set(BY_POLICY), 'CONSENT_EXPIRES_SOON'].join(','),
    });
    editor = await easy.signedIn('ADMIN');
    desk = deskOf(easy);
    strictDesk = deskOf(strict);
    const before = await desk.published({
      title: 'Smile',
      slug: 'smile-before',
      body: { markdown: 'Words.' },
    });
    await desk.publish(await desk.update(before, { slug: 'smile' }));
  });

  afterAll(async () => {
    for (const server of servers) await server.close();
    await database?.drop();
  });

  async function start(env: Record<string, string>): Promise<EditorialServer> {
    const server = await startEditorial(database.ownerUrl, env);
    servers.push(server);
    return server;
  }
  const deskOf = (server: EditorialServer) =>
    new ArticleDesk((query, variables) => server.ask(query, variables, editor));
  const linking = (title: string, href: string) => ({ title, body: { markdown: `[words](${href})` } });

  async function linkProblems({ id }: WrittenArticle): Promise<string[]> {
    const query = `query ($id: ID!) { article(id: $id) { problems { code } } }`;
    const { data } = await easy.ask<{ article: { problems: { code: string }[] } }>(query, { id }, editor);
    return data.article.problems.map(({ code }) => code).filter((code) => code.startsWith('LINK_'));
  }

  it('are warnings, unless the site says that they block', async () => {
    const article = await desk.create(MESSY);
    expect(article.problems.map(({ code, severity }) => [code, severity])).toEqual(
      BY_POLICY.map((code) => [code, 'WARNING']),
    );
    const { data } = await strict.ask<{ article: WrittenArticle }>(
      `query ($id: ID!) { article(id: $id) { problems { code severity } } }`,
      { id: article.id },
      editor,
    );
    expect(data.article.problems).toEqual(BY_POLICY.map((code) => ({ code, severity: 'BLOCKING' })));
    expect(await desk.refusalOfPublish(article)).toEqual([]);
  });

  it('that block stand before those that do not', async () => {
    const site = await start({ PUBLISH_BLOCKERS: 'LINK_BROKEN' });
    const { problems } = await deskOf(site).create({ ...MESSY, title: 'Order' });
    expect(problems.map(({ code, severity }) => [code, severity]).slice(0, 3)).toEqual([
      ['LINK_BROKEN', 'BLOCKING'],
      ['LINK_BROKEN', 'BLOCKING'],
      ['SUMMARY_MISSING', 'WARNING'],
    ]);
  });

  it('that block are what publishing is refused with, all of them, each with its sentence and place', async () => {
    const article = await strictDesk.create({ ...MESSY, title: 'Refused' });
    const refusal = await strictDesk.refusalOfPublish(article);
    expect(refusal).toEqual(
      article.problems.map(({ code, message, path }) => ({
        code: code === 'REVIEW_MISSING' ? code : 'NOT_ALLOWED_NOW',
        message,
        field: path ?? ['id'],
      })),
    );
    expect(refusal).toHaveLength(BY_POLICY.length);
  });

  it('are those of the very revision that is published, not of the newest', async () => {
    const site = await start({ PUBLISH_BLOCKERS: 'LINK_BROKEN' });
    const siteDesk = deskOf(site);
    const first = await siteDesk.create(linking('Versions', '/none'));
    const mended = await siteDesk.update(first, linking('Versions', '/smile'));
    expect(await siteDesk.refusalOfPublish(mended, { revision: 1 })).toMatchObject([
      { code: 'NOT_ALLOWED_NOW', field: ['body', '0'] },
    ]);
    const published = await siteDesk.publish(mended);
    const broken = await siteDesk.update(published, linking('Versions', '/none'));
    expect(await siteDesk.refusalOfPublish(broken)).toHaveLength(1);
    expect(await siteDesk.refusalOfPublish(broken, { revision: 2 })).toEqual([]);
  });

  it('of links follow what readers find: nothing, an article, its former address, nothing again', async () => {
    const linker = await desk.create(linking('Linker', '/face'));
    expect(await linkProblems(linker)).toEqual(['LINK_BROKEN']);
    let face = await desk.create({ title: 'Face', body: { markdown: 'Words.' } });
    expect(await linkProblems(linker)).toEqual(['LINK_BROKEN']);
    face = await desk.publish(face, { at: TOMORROW });
    expect(await linkProblems(linker)).toEqual(['LINK_BROKEN']);
    face = await desk.publish(await desk.unpublish(face));
    expect(await linkProblems(linker)).toEqual([]);
    face = await desk.publish(await desk.update(face, { slug: 'the-face' }));
    expect(await linkProblems(linker)).toEqual(['LINK_MOVED']);
    const other = await desk.published({ title: 'Another', slug: 'face', body: { markdown: 'Words.' } });
    expect(await linkProblems(linker)).toEqual([]);
    await desk.unpublish(other);
    expect(await linkProblems(linker)).toEqual(['LINK_MOVED']);
    await desk.unpublish(face);
    expect(await linkProblems(linker)).toEqual(['LINK_BROKEN']);
  });

  it('of links are judged by what readers find when the article is first seen', async () => {
    const site = await start({ PUBLISH_BLOCKERS: 'LINK_BROKEN' });
    const siteDesk = deskOf(site);
    const article = await siteDesk.create(linking('With its neighbour', '/neighbour'));
    await siteDesk.publish(await siteDesk.create({ title: 'Neighbour', body: { markdown: 'Words.' } }), {
      at: TOMORROW,
    });
    expect(await siteDesk.refusalOfPublish(article)).toHaveLength(1);
    expect(await siteDesk.refusalOfPublish(article, { at: TOMORROW })).toEqual([]);
  });

  it('of links within the article are those of its own headings and citations', async () => {
    const body = {
      markdown: `[a](#what-helps) [b](#citation-1) [c](#cited-1) [d](#citation-2) [e](/anchors#what-hurts)\n\n## What helps\n\nRest[^1].\n\n[^1]: Bell C. On the nerves.`,
    };
    const { problems } = await desk.create({ title: 'Anchors', body });
    expect(problems.filter(({ code }) => code === 'LINK_BROKEN')).toMatchObject([
      { message: expect.stringContaining('"citation-2"') },
      { message: expect.stringContaining('"what-hurts"') },
    ]);
  });

  it('of a call to action: a picture without alternative text, and an address where no article is', async () => {
    const callToAction = {
      title: 'Book',
      label: 'Now',
      url: 'http://clinic.example/nothing-there',
      image: { alt: '' },
    };
    const article = await desk.create({ title: 'Called', body: { markdown: 'Words.' }, callToAction });
    expect(article.problems).toContainEqual(
      expect.objectContaining({ code: 'LINK_BROKEN', path: ['callToAction', 'url'] }),
    );
    expect(await desk.refusalOfPublish(article)).toMatchObject([
      { code: 'ALT_TEXT_MISSING', field: ['callToAction', 'image', 'alt'] },
    ]);
  });

  it('cost as many statements for twelve articles as for two, whatever they link to', async () => {
    for (let number = 0; number < 12; number += 1) {
      const href = number % 2 ? '/smile' : `/none-${number}`;
      await desk.create({ ...linking(`Cost ${number}`, href), summary: number % 3 ? 'Short.' : null });
    }
    const cost = async (first: number) => {
      easy.takeStatements();
      const { errors } = await easy.ask(LIST, { first }, editor);
      expect(errors).toEqual([]);
      return easy.takeStatements().map(({ text }) => /-- (\S+)/.exec(text)?.[1]);
    };
    const two = await cost(2);
    expect(two.filter((name) => name === 'publication.articles-at-addresses')).toHaveLength(1);
    expect(await cost(12)).toEqual(two);
  });

  it('cost publishing no statement where the site blocks for none, and one where it blocks for links', async () => {
    const cost = async (server: EditorialServer, title: string) => {
      const article = await deskOf(server).create(linking(title, '/smile'));
      server.takeStatements();
      await deskOf(server).publish(article);
      const names = server.takeStatements().map(({ text }) => /-- (\S+)/.exec(text)?.[1]);
      return names.slice(0, names.lastIndexOf('editorial.slug-claim.insert')).length;
    };
    const site = await start({ PUBLISH_BLOCKERS: 'LINK_BROKEN' });
    const free = await cost(easy, 'Cost of none');
    expect((await cost(site, 'Cost of links')) - free).toBe(1);
  });
});
