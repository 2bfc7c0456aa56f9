import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { migrations } from '../../../migrations/index.js';
import { migrate } from '../../../src/database/migrate.js';
import { newId } from '../../../src/rules/uuid.js';
import { ArticleDesk, type WrittenArticle } from '../../support/article-desk.js';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../support/database.js';
import { signIn } from '../../support/editorial-client.js';
import { ADMIN, startInProcess, type InProcessService } from '../../support/in-process-service.js';
import { read } from '../../support/reader.js';

jest.setTimeout(120_000);

const RELATED = `query ($slug: String!) {
  article(slug: $slug) { related(first: 12) { reason article { slug title authors { name } medicalReview { reviewedOn } } } }
}`;
const WITHOUT_STARTERS = { STARTER_CONTENT: 'false' };

interface Related {
  readonly article: { readonly related: readonly { reason: string; article: { slug: string } }[] };
}

async function deskAt(service: InProcessService): Promise<ArticleDesk> {
  const editor = await signIn(service.url, ADMIN.email, ADMIN.password);
  return new ArticleDesk(async (query, variables) => ({ data: await editor.ask(query, variables) }));
}

/** The slugs of the articles that readers find beside one, in their order, as its editor picked them. */
async function picked({ url }: InProcessService, slug: string): Promise<string> {
  const { data, errors } = await read<Related>(url, RELATED, { slug });
  expect(errors).toEqual([]);
  return data.article.related
    .filter(({ reason }) => reason === 'PICKED')
    .map(({ article }) => article.slug)
    .join(' ');
}

describe('where rivals lost related articles', () => {
  let database: TestDatabase;
  let service: InProcessService;
  let desk: ArticleDesk;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl, WITHOUT_STARTERS);
    desk = await deskAt(service);
  });

  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  const write = (title: string, relatedIds: readonly string[] = []) =>
    desk.create({ title, body: { markdown: `About ${title}.` }, relatedIds });
  const publish = async (...articles: WrittenArticle[]) => {
    const published: WrittenArticle[] = [];
    for (const article of articles) published.push(await desk.publish(article));
    return published;
  };
  const ids = (...articles: WrittenArticle[]) => articles.map(({ id }) => id);

  it('strapi#22228: readers find them in the order the editor chose, whatever their ids, when it is published', async () => {
    const [first, second, third] = [await write('a-one'), await write('a-two'), await write('a-three')];
    await publish(third, first, second);
    await publish(await write('a-list', ids(second, third, first)));
    expect(await picked(service, 'a-list')).toBe('a-two a-three a-one');
  });

  it('strapi#26786: a new order of the same articles reaches readers when it is published again, and not before', async () => {
    const [alpha, beta, gamma] = await publish(
      await write('Alpha'),
      await write('Beta'),
      await write('Gamma'),
    );
    const once = await desk.publish(await write('b-list', ids(gamma!, alpha!, beta!)));
    expect(await picked(service, 'b-list')).toBe('gamma alpha beta');
    const reordered = await desk.update(once, { relatedIds: ids(gamma!, beta!, alpha!) });
    expect(await picked(service, 'b-list')).toBe('gamma alpha beta');
    const twice = await desk.publish(reordered);
    expect(await picked(service, 'b-list')).toBe('gamma beta alpha');
    await desk.publish(await desk.restore(twice, 1));
    expect(await picked(service, 'b-list')).toBe('gamma alpha beta');
    await publish(beta!);
    expect(await picked(service, 'b-list')).toBe('gamma alpha beta');
  });

  it('strapi#25361: what is published before the articles it names shows them, in their places, once they follow', async () => {
    const [parent, child, other] = [await write('Parent'), await write('Child'), await write('Other')];
    const list = await desk.publish(await write('c-list', ids(parent, child, other)));
    expect(await picked(service, 'c-list')).toBe('');
    // Articles that name each other have no right order to be published in.
    const circling = await desk.update(child, { relatedIds: ids(list, parent) });
    await publish(other);
    expect(await picked(service, 'c-list')).toBe('other');
    await publish(circling);
    expect(await picked(service, 'c-list')).toBe('child other');
    expect(await picked(service, 'child')).toBe('c-list');
    await publish(parent);
    expect(await picked(service, 'c-list')).toBe('parent child other');
    expect(await picked(service, 'child')).toBe('c-list parent');
  });

  it('contentful.js#418: one that is taken offline drops out without an error, and comes back in its place', async () => {
    const [one, two, three] = await publish(
      await write('d-one'),
      await write('d-two'),
      await write('d-three'),
    );
    await publish(await write('d-list', ids(one!, two!, three!)));
    expect(await picked(service, 'd-list')).toBe('d-one d-two d-three');
    const gone = await desk.unpublish(two!);
    const { status, errors, data, text } = await read<Related>(service.url, RELATED, { slug: 'd-list' });
    expect([status, errors]).toEqual([200, []]);
    expect(data.article.related.every(({ article }) => article.slug !== 'd-two')).toBe(true);
    expect(text).not.toContain('d-two');
    expect(await picked(service, 'd-list')).toBe('d-one d-three');
    await desk.publish(gone);
    expect(await picked(service, 'd-list')).toBe('d-one d-two d-three');
  });

  it('strapi#20948: relations of articles to each other, written before an upgrade, are there after it in their order', async () => {
    const old = await createEmptyDatabase();
    let upgraded: InProcessService | undefined;
    try {
      // The first release with articles had these tables.
      await migrate({ ownerUrl: old.ownerUrl, migrations: migrations.slice(0, 6) });
      const articles = await writeOld(old.ownerUrl, ['e-one', 'e-two', 'e-three', 'e-four']);
      upgraded = await startInProcess(old.ownerUrl, WITHOUT_STARTERS);
      const upgradedDesk = await deskAt(upgraded);
      for (const id of articles) {
        await upgradedDesk.publish({ id: globalId(id), version: 1 });
      }
      expect(await picked(upgraded, 'e-one')).toBe('e-four e-three e-two');
      expect(await picked(upgraded, 'e-two')).toBe('e-one e-four e-three');
      expect(await picked(upgraded, 'e-three')).toBe('e-two e-one e-four');
      expect(await picked(upgraded, 'e-four')).toBe('e-three e-two e-one');
    } finally {
      await upgraded?.stop();
      await old.drop();
    }
  });
});

const globalId = (row: string) => Buffer.from(`Article:${row}`).toString('base64url');

/** Articles in tables of the first release, each related to all others: those before it from the nearest on, round the end. */
async function writeOld(ownerUrl: string, slugs: readonly string[]): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const rows = slugs.map((slug) => ({ slug, article: newId(new Date()), revision: newId(new Date()) }));
  for (const { slug, article, revision } of rows) {
    await client.query(
      `insert into editorial.article (id, locale, translation_group_id) values ($1, 'en', $1)`,
      [article],
    );
    await client.query(
      `insert into editorial.revision (id, article_id, number, slug, title, body, reading_minutes)
       values ($1, $2, 1, $3, $3, $4, 1)`,
      [revision, article, slug, JSON.stringify([paragraph(`About ${slug}.`)])],
    );
    await client.query(`insert into editorial.slug_claim values ('en', $1, $2)`, [slug, article]);
  }
  for (const [place, { article, revision }] of rows.entries()) {
    const others = [...rows.slice(0, place).toReversed(), ...rows.slice(place + 1).toReversed()];
    for (const [position, other] of others.entries()) {
      await client.query(`insert into editorial.revision_related values ($1, $2, $3, $4)`, [
        revision,
        article,
        other.article,
        position + 1,
      ]);
    }
  }
  await client.end();
  return rows.map(({ article }) => article);
}

const paragraph = (text: string) => ({
  _type: 'block',
  _key: 'p',
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
});
