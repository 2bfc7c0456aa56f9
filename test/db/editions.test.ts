import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source.js';
import { createDeliveryPool, type DeliveryPool } from '../../src/database/pools.js';
import { toGlobalId } from '../../src/graphql/global-id.js';
import { Gate } from '../../src/publication/gate.js';
import { newId } from '../../src/rules/uuid.js';
import { CLINIC } from '../support/clinic.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedArticle } from '../support/seed-article.js';

const WORDS = 'I smiled zebrafinch again';

describe("a publication that shows a patient's story", () => {
  let database: TestDatabase;
  let editorial: DataSource;
  let delivery: DeliveryPool;
  let gate: Gate;

  beforeAll(async () => {
    database = await createTestDatabase();
    editorial = createDataSource({
      ownerUrl: database.ownerUrl,
      entities: [],
      poolSize: 4,
      statementTimeoutMs: 20_000,
      connectTimeoutMs: 5000,
    });
    await editorial.initialize();
    delivery = createDeliveryPool({
      deliveryUrl: database.deliveryUrl,
      size: 2,
      statementTimeoutMs: 5000,
      connectTimeoutMs: 5000,
      onPoolError: (error) => {
        throw error;
      },
    });
    gate = new Gate(editorial, CLINIC);
  });

  afterAll(async () => {
    await delivery?.end();
    await editorial?.destroy();
    await database?.drop();
  });

  async function story(consent: { scopes?: string[]; from?: Date; until?: Date | null }): Promise<string> {
    const id = newId(new Date());
    const body = [
      {
        _type: 'block',
        _key: 'a',
        style: 'normal',
        markDefs: [],
        children: [{ _type: 'span', _key: 'b', text: WORDS, marks: [] }],
      },
    ];
    await editorial.query(`insert into editorial.testimonial (id, name, texts) values ($1, 'Ada', $2)`, [
      id,
      JSON.stringify({ en: { body } }),
    ]);
    await editorial.query(
      `insert into editorial.consent (id, testimonial_id, scopes, given) values ($1, $2, $3, tstzrange($4, $5))`,
      [
        newId(new Date()),
        id,
        consent.scopes ?? ['SITE', 'PARTNERS'],
        consent.from ?? new Date(0),
        consent.until ?? null,
      ],
    );
    return id;
  }

  async function publishWith(storyId: string, slug: string): Promise<string> {
    const reference = toGlobalId('Testimonial', storyId);
    const id = await seedArticle(editorial, {
      title: 'Told by a patient',
      slug,
      markdown: `Before.\n\n\`\`\`testimonial\nid: ${reference}\n\`\`\`\n\nAfter.`,
    });
    const prepared = await gate.prepare(id, 1);
    await editorial.transaction(async (manager) => {
      const held = await gate.hold(manager, prepared!);
      await gate.publish(manager, held, {
        publicationId: newId(new Date()),
        at: null,
        until: null,
        userId: null,
      });
    });
    return id;
  }

  interface Shown {
    readonly html: string;
    readonly markdown: string;
    readonly partner_html: string | null;
    readonly partner_markdown: string | null;
    readonly words: number;
    readonly portable_text: string;
    readonly vocabulary: string;
    readonly updated_at: string;
  }

  async function shown(articleId: string): Promise<Shown> {
    const rows = await delivery.query<Shown & { article_id: string }>(
      { name: 'test.editions', text: 'select * from reading where article_id = $1' },
      [articleId],
    );
    expect(rows).toHaveLength(1);
    return rows[0]!;
  }

  it('shows it in every form while the consent stands, counts its words, and finds them', async () => {
    const id = await publishWith(await story({}), 'stands');
    const reading = await shown(id);
    expect(reading.html).toContain(`<figure class="testimonial"><blockquote>\n<p>${WORDS}</p>`);
    expect(reading.markdown).toContain(`> ${WORDS}\n>\n> — Ada`);
    expect(reading.portable_text).toContain(WORDS);
    expect(reading.vocabulary).toContain(' zebrafinch ');
    expect(reading.words).toBe(7);
    expect(reading.partner_html).toBeNull();
  });

  it('keeps it from partners where the consent is for the site alone', async () => {
    const reading = await shown(await publishWith(await story({ scopes: ['SITE'] }), 'site-only'));
    expect(reading.html).toContain(WORDS);
    expect(reading.partner_html).toBe('<p>Before.</p>\n<p>After.</p>\n');
    expect(reading.partner_markdown).toBe('Before.\n\nAfter.\n');
  });

  it('stops showing it at the instant the consent ends, and nobody has to do anything', async () => {
    const until = new Date(Date.now() + 1500);
    const id = await publishWith(await story({ until }), 'ends');
    expect((await shown(id)).html).toContain(WORDS);
    await sleep(until.getTime() - Date.now() + 50);
    const after = await shown(id);
    expect(JSON.stringify(after)).not.toContain('zebrafinch');
    expect(JSON.stringify(after)).not.toContain('Ada');
    expect(after.words).toBe(2);
    expect(after.updated_at).toBe(until.toISOString());
    const [{ publications }] = await editorial.query<[{ publications: number }]>(
      `select count(*)::int as publications from editorial.publication where article_id = $1`,
      [id],
    );
    expect(publications).toBe(1);
  });

  it('is written anew where the story was withdrawn between preparing and publishing', async () => {
    const storyId = await story({});
    const id = await seedArticle(editorial, {
      title: 'Late',
      slug: 'late',
      markdown: `Before.\n\n\`\`\`testimonial\nid: ${toGlobalId('Testimonial', storyId)}\n\`\`\``,
    });
    const prepared = await gate.prepare(id, 1);
    await editorial.query(
      `update editorial.testimonial set withdrawn_at = clock_timestamp(), version = version + 1 where id = $1`,
      [storyId],
    );
    await editorial.transaction(async (manager) => {
      const held = await gate.hold(manager, prepared!);
      expect(held.sources.stories.size).toBe(0);
      expect(held.editions[0]!.reading.html).toBe('<p>Before.</p>\n');
    });
  });

  it('loses it with a refresh, scheduled editions and neighbours included', async () => {
    const storyId = await story({ until: new Date(Date.now() + 3_600_000) });
    const id = await publishWith(storyId, 'refreshed');
    const before = await gate.contentVersion(editorial.manager);
    await editorial.transaction(async (manager) => {
      await manager.query(
        `update editorial.testimonial set withdrawn_at = clock_timestamp(), version = version + 1 where id = $1`,
        [storyId],
      );
      await gate.refresh(manager, [id]);
    });
    expect(await gate.contentVersion(editorial.manager)).toBe(before + 1);
    expect((await shown(id)).html).toBe('<p>Before.</p>\n<p>After.</p>\n');
    const rows = await editorial.query<{ row: string }[]>(
      `select reading::text || coalesce(term::text, '') as row from delivery.reading left join delivery.term using (doc)
       where article_id = $1`,
      [id],
    );
    expect(rows.map(({ row }) => row).join()).not.toContain('zebrafinch');
    const [{ words }] = await editorial.query<[{ words: number }]>(
      `select count(*)::int as words from delivery.reading join delivery.term using (doc)
       join delivery.lexeme on lexeme.id = lexeme_id where article_id = $1 and lexeme.lexeme like 'zebra%'`,
      [id],
    );
    expect(words).toBe(0);
  });
});
