import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source.js';
import { Gate } from '../../src/publication/gate.js';
import { refreshNeighbourhoods } from '../../src/publication/neighbourhood-refresh.js';
import { newId } from '../../src/rules/uuid.js';
import { CLINIC } from '../support/clinic.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedArticle } from '../support/seed-article.js';

/** One more than are recounted with every publish. */
const MANY = 49;

describe('related articles', () => {
  let database: TestDatabase;
  let editorial: DataSource;
  let gate: Gate;

  beforeAll(async () => {
    database = await createTestDatabase();
    editorial = createDataSource({
      ownerUrl: database.ownerUrl,
      entities: [],
      poolSize: 8,
      statementTimeoutMs: 20_000,
      connectTimeoutMs: 5000,
    });
    await editorial.initialize();
    gate = new Gate(editorial, CLINIC);
  });

  afterAll(async () => {
    await editorial?.destroy();
    await database?.drop();
  });

  beforeEach(async () => {
    await editorial.query(`
      truncate delivery.reading, delivery.neighbour, delivery.lexeme, delivery.corpus, editorial.publication cascade;
      truncate editorial.article, editorial.topic cascade;`);
  });

  async function write(slug: string, markdown: string, topicIds: readonly string[] = []): Promise<string> {
    const id = await seedArticle(editorial, { title: slug, slug, markdown });
    await editorial.query(
      `insert into editorial.revision_topic (revision_id, topic_id, position)
       select revision.id, topic_id, place from editorial.revision, unnest($2::uuid[]) with ordinality as t (topic_id, place)
       where article_id = $1`,
      [id, topicIds],
    );
    return id;
  }

  async function publish(id: string): Promise<void> {
    const prepared = await gate.prepare(id, 1);
    await editorial.transaction((manager) =>
      gate.publish(manager, prepared!, {
        publicationId: newId(new Date()),
        at: null,
        until: null,
        userId: null,
      }),
    );
  }

  async function newTopic(slug: string): Promise<string> {
    const id = newId(new Date());
    await editorial.query(`insert into editorial.topic (id, locale, slug, name) values ($1, 'en', $2, $2)`, [
      id,
      slug,
    ]);
    await editorial.transaction((manager) => gate.publishTopic(manager, id));
    return id;
  }

  async function listOf(slug: string): Promise<{ title: string; score: number }[]> {
    return editorial.query(
      `select there.title, score from delivery.reading here
       join delivery.neighbour using (reading_id)
       join delivery.reading there on there.reading_id = neighbour_id
       where here.slug = $1 order by score desc, neighbour_id`,
      [slug],
    );
  }

  const titlesBeside = async (slug: string) => (await listOf(slug)).map(({ title }) => title);

  it('stand nearer where they share topics, of texts that are equally alike', async () => {
    const [eyes, mouth] = [await newTopic('eyes'), await newTopic('mouth')];
    await publish(await write('source', 'The nerve swells within its canal.', [eyes]));
    await publish(await write('elsewhere', 'The nerve heals within months.', [mouth]));
    await publish(await write('beside', 'The nerve heals within months.', [eyes, mouth]));
    await publish(await write('nowhere', 'The nerve heals within months.'));
    const [first, ...others] = await listOf('source');
    expect(first!.title).toBe('beside');
    expect(others.map(({ title }) => title).toSorted()).toEqual(['elsewhere', 'nowhere']);
    expect(others[0]!.score).toBe(others[1]!.score);
    expect(others[0]!.score).toBeLessThan(first!.score);
  });

  it('never score above 1, not even twins with the same topics', async () => {
    const topic = await newTopic('sleep');
    for (const slug of ['one', 'other']) await publish(await write(slug, 'Drops by day.', [topic]));
    await publish(await write('third', 'Rest at night.', [topic]));
    const [twin] = await listOf('one');
    expect(twin!.title).toBe('other');
    expect(twin!.score).toBeGreaterThan(0.5);
    expect(twin!.score).toBeLessThanOrEqual(1);
  });

  describe('in a larger corpus', () => {
    const text = (at: number) =>
      `Remedy${at % 7} eases symptom${at % 5} within week${at % 3}, says study${at}.`;

    const publishMany = async () => {
      const ids: string[] = [];
      for (let at = 0; at < MANY; at += 1) ids.push(await write(`article-${at}`, text(at)));
      for (let from = 0; from < MANY; from += 8) await Promise.all(ids.slice(from, from + 8).map(publish));
    };

    it('gain a new article at once, in its own list and in those it belongs into', async () => {
      await publishMany();
      await publish(await write('first', 'A taped eyelid protects the cornea.'));
      await publish(await write('second', 'The cornea needs a taped eyelid.'));
      expect((await titlesBeside('second'))[0]).toBe('first');
      expect((await titlesBeside('first'))[0]).toBe('second');
    }, 30_000);

    it('are found anew while somebody publishes: neither fails, and the new article is in', async () => {
      await publishMany();
      const late = await write('late', text(0));
      const lock = editorial.createQueryRunner();
      await lock.startTransaction();
      let refreshing: Promise<unknown>;
      try {
        // Holds the refresh up after it has chosen the rows to clear, and before it finds the new ones.
        await lock.query(`select from delivery.neighbour limit 1 for update`);
        refreshing = refreshNeighbourhoods(editorial, { always: true });
        while ((await waiting()) === 0) await sleep(20);
        await publish(late);
      } finally {
        await lock.rollbackTransaction();
        await lock.release();
      }
      await refreshing;
      expect((await titlesBeside('article-0'))[0]).toBe('late');
    }, 30_000);

    it('are the same whenever they are found, and twenty', async () => {
      await publishMany();
      await refreshNeighbourhoods(editorial, { always: true });
      const list = await listOf('article-3');
      await refreshNeighbourhoods(editorial, { always: true });
      expect(await listOf('article-3')).toEqual(list);
      expect(list).toHaveLength(20);
    }, 30_000);

    async function waiting(): Promise<number> {
      const [{ count }] = await editorial.query<[{ count: number }]>(
        `select count(*)::int as count from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%neighbours.clear%'`,
      );
      return count;
    }
  });
});
