import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/database/data-source.js';
import { Gate } from '../../../src/publication/gate.js';
import { newId } from '../../../src/rules/uuid.js';
import { CLINIC } from '../../support/clinic.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { startDelivery, type DeliveryServer } from '../../support/delivery-server.js';
import { seedArticle, seedRevision } from '../../support/seed-article.js';

const markdown = `A face can droop overnight. 🙂 The nerve has swollen.

## Causes

A virus wakes up, and the nerve swells in its narrow canal.

![A nerve in its canal](https://clinic.example/nerve.png "The canal")

### Who is at risk

Anyone & everyone.

## Treatment

- Steroids, early.
- Eye drops by day.
`;

interface Shown {
  readonly revision: number;
  readonly body: {
    html: string;
    text: string;
    markdown: string;
    portableText: unknown[];
    figures: { alt: string }[];
  };
  readonly sections: {
    anchor: string;
    level: number;
    title: string;
    aspect: string | null;
    html: string;
    text: string;
  }[];
  readonly readingTime: { minutes: number; images: number };
}

describe('what the gate publishes', () => {
  let database: TestDatabase;
  let editorial: DataSource;
  let gate: Gate;
  let server: DeliveryServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    editorial = createDataSource({
      ownerUrl: database.ownerUrl,
      entities: [],
      poolSize: 2,
      statementTimeoutMs: 10_000,
      connectTimeoutMs: 5000,
    });
    await editorial.initialize();
    gate = new Gate(editorial, CLINIC);
    server = await startDelivery(database.deliveryUrl);
  });

  afterAll(async () => {
    await server?.close();
    await editorial?.destroy();
    await database?.drop();
  });

  async function publish(articleId: string, revision: number): Promise<number> {
    const prepared = await gate.prepare(articleId, revision);
    const passage = await editorial.transaction(async (manager) => {
      await manager.query(`select from editorial.article where id = $1 for update`, [articleId]);
      const order = { publicationId: newId(new Date()), at: null, until: null, userId: null };
      return gate.publish(manager, prepared!, order);
    });
    return passage.contentVersion;
  }

  it('is what readers get, cut into sections that make up the whole', async () => {
    const id = await seedArticle(editorial, { title: 'A drooping face', slug: 'a-drooping-face', markdown });
    await publish(id, 1);
    const { data, errors } = await server.ask(`{ article(slug: "a-drooping-face") {
      revision
      body { html text markdown portableText figures { alt caption image { id } } }
      sections { anchor level title aspect html text readingTime { minutes } }
      readingTime { minutes images }
      videos { url } callToAction { label } image { alt } seo { title robots } readability { band } jsonLd embed { html }
    } }`);
    expect(errors).toEqual([]);
    const { body, sections, readingTime } = (data as { article: Shown }).article;
    expect(sections.map(({ level, title, aspect }) => [level, title, aspect])).toEqual([
      [1, 'A drooping face', 'OVERVIEW'],
      [2, 'Causes', 'CAUSES'],
      [3, 'Who is at risk', null],
      [2, 'Treatment', 'TREATMENTS'],
    ]);
    expect(sections.map(({ html }) => html).join('')).toBe(body.html);
    expect(sections.map(({ text }) => text).join('\n\n')).toBe(body.text);
    for (const { anchor, html } of sections.slice(1)) expect(html).toContain(`id="${anchor}"`);
    expect(body.portableText.length).toBeGreaterThan(5);
    expect(body.figures.map(({ alt }) => alt)).toEqual(['A nerve in its canal']);
    expect(readingTime).toEqual({ minutes: 1, images: 1 });
  });

  it('is found by its former slug after a new revision moved it, and seen no older than acknowledged', async () => {
    const seed = { title: 'Before', slug: 'before', markdown };
    const id = await seedArticle(editorial, seed);
    await publish(id, 1);
    const second = await seedRevision(editorial, id, { ...seed, title: 'After', slug: 'after' });
    const version = await publish(id, second);
    const { data, headers } = await server.ask(
      `{ article(slug: "before") { title slug revision } route(path: "/before") { ... on Redirect { location status } } }`,
      {},
      { 'X-Min-Content-Version': String(version) },
    );
    expect(Number(headers.get('x-content-version'))).toBeGreaterThanOrEqual(version);
    expect(data).toEqual({
      article: { title: 'After', slug: 'after', revision: 2 },
      route: { location: 'https://clinic.example/after', status: 301 },
    });
  });

  it('has articles beside it whose text is alike', async () => {
    const near = await seedArticle(editorial, {
      title: 'The facial nerve swells',
      slug: 'near',
      markdown: 'The nerve swells in its narrow canal when a virus wakes.',
    });
    await publish(near, 1);
    const { data } = await server.ask(
      '{ article(slug: "near") { related { reason score article { slug } } } }',
    );
    const { related } = (
      data as { article: { related: { reason: string; score: number; article: { slug: string } }[] } }
    ).article;
    expect(related.map(({ article }) => article.slug).toSorted()).toEqual(['a-drooping-face', 'after']);
    for (const { reason, score } of related) {
      expect(reason).toBe('SIMILAR');
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });
});
