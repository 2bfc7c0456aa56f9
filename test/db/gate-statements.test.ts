import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source.js';
import { Gate } from '../../src/publication/gate.js';
import { newId } from '../../src/rules/uuid.js';
import { CLINIC } from '../support/clinic.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedArticle } from '../support/seed-article.js';

/** Of a publication at once, neighbours included, of an article without reviews and sources; begin and commit are not counted. */
const STATEMENTS = 18;

describe('statements of the gate', () => {
  let database: TestDatabase;
  let editorial: DataSource;
  let gate: Gate;
  let articleId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    // One connection: what it has prepared is counted.
    editorial = createDataSource({
      ownerUrl: database.ownerUrl,
      entities: [],
      poolSize: 1,
      statementTimeoutMs: 20_000,
      connectTimeoutMs: 5000,
    });
    await editorial.initialize();
    gate = new Gate(editorial, CLINIC);
    // So many that a publication enters the neighbours of the others, as in a library that is in use.
    for (let at = 0; at < 50; at += 1) {
      articleId = await seedArticle(editorial, {
        title: `Blinking, part ${at}`,
        slug: `blinking-${at}`,
        markdown: 'An eye that cannot blink dries out.',
      });
      await publish();
    }
  });

  afterAll(async () => {
    await editorial?.destroy();
    await database?.drop();
  });

  async function publish(): Promise<void> {
    const prepared = (await gate.prepare(articleId, 1))!;
    await editorial.transaction(async (manager) => {
      const order = { publicationId: newId(new Date()), at: null, until: null, userId: null };
      const held = await gate.hold(manager, prepared);
      await manager.query(`select from editorial.article where id = $1 for update`, [articleId]);
      await gate.publish(manager, held, order);
    });
  }

  /** Name -> how often it ran on the connection, with a plan for any values and with one for its own. */
  async function runs(): Promise<Map<string, { generic: number; custom: number }>> {
    const rows = await editorial.query<{ name: string; generic: number; custom: number }[]>(
      `select name, generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements`,
    );
    return new Map(rows.map(({ name, ...counts }) => [name, counts]));
  }

  it('are so many for an article that is published again', async () => {
    const before = await runs();
    await publish();
    const ran = [...(await runs())].flatMap(([name, { generic, custom }]) => {
      const times = generic + custom - (before.get(name)?.generic ?? 0) - (before.get(name)?.custom ?? 0);
      return Array.from({ length: times }, () => name);
    });
    expect(ran).toHaveLength(STATEMENTS);
    expect(ran.every((name) => name.startsWith('publication.'))).toBe(true);
  });

  it('are planned for any values within a passage, and no other transaction is', async () => {
    const counts = await runs();
    expect(counts.get('publication.neighbours.link')).toEqual({ generic: expect.any(Number), custom: 0 });
    expect(counts.get('publication.touched-by-articles')).toEqual({
      generic: expect.any(Number),
      custom: 0,
    });
    const [settings] = await editorial.query<{ mode: string; seqscan: string }[]>(
      `select current_setting('plan_cache_mode') as mode, current_setting('enable_seqscan') as seqscan`,
    );
    expect(settings).toEqual({ mode: 'auto', seqscan: 'on' });
  });

  it('stand for one text each', async () => {
    await editorial.query('-- publication.example\nselect $1::int', [1]);
    await expect(editorial.query('-- publication.example\nselect $1::int + 1', [1])).rejects.toThrow(
      'unique',
    );
  });
});
