import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source.js';
import { besides } from '../../src/delivery/articles/article.columns.js';
import { Gate } from '../../src/publication/gate.js';
import {
  linkLatecomers,
  neighbourhoodStates,
  refreshNeighbourhoods,
} from '../../src/publication/neighbourhood-refresh.js';
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
  let readers: Client;

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
    readers = new Client({ connectionString: database.deliveryUrl });
    await readers.connect();
  });

  afterAll(async () => {
    await readers?.end();
    await editorial?.destroy();
    await database?.drop();
  });

  beforeEach(async () => {
    await editorial.query(`
      truncate delivery.reading, delivery.neighbour, delivery.lexeme, delivery.corpus, editorial.publication cascade;
      truncate editorial.article, editorial.topic cascade;`);
  });

  async function write(
    slug: string,
    markdown: string,
    topicIds: readonly string[] = [],
    summary = 'A summary.',
  ): Promise<string> {
    const id = await seedArticle(editorial, { title: slug, slug, markdown, summary });
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

  /** As a delivery statement tells them, by the login that readers are served with. */
  async function shownBeside(
    slug: string,
  ): Promise<{ title: string; reason: string; score: number | null }[]> {
    const { rows } = await readers.query<{ title: string; reason: string; score: number | null }>(
      `select shown.title, beside.reason, beside.score
       from delivery.reading parent
       cross join lateral (${besides('parent', '12')}) beside
       join delivery.reading shown on shown.reading_id = beside.reading_id
       where parent.slug = $1
       order by beside.place, beside.score desc nulls last, beside.article_id`,
      [slug],
    );
    return rows;
  }

  const titlesShownBeside = async (slug: string) => (await shownBeside(slug)).map(({ title }) => title);

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

  it('are of the same locale, visible, none twice and never itself', async () => {
    for (const slug of ['one', 'other', 'third'])
      await publish(await write(slug, 'The nerve heals within months.'));
    await publish(
      await seedArticle(editorial, {
        title: 'een',
        slug: 'een',
        locale: 'nl',
        markdown: 'The nerve heals within months.',
      }),
    );
    const later = await write('later', 'The nerve heals within months.');
    const prepared = await gate.prepare(later, 1);
    await editorial.transaction((manager) =>
      gate.publish(manager, prepared!, {
        publicationId: newId(new Date()),
        at: new Date(Date.now() + 3_600_000),
        until: null,
        userId: null,
      }),
    );
    const seen = await titlesShownBeside('one');
    expect(seen.toSorted()).toEqual(['other', 'third']);
    expect(await titlesShownBeside('een')).toEqual([]);
  });

  it('are entered by an article into the lists of those it is like, and taken out when it goes', async () => {
    await publish(await write('eye', 'A taped eyelid protects the cornea.'));
    const lid = await write('lid', 'Tape the eyelid, and the cornea stays moist.');
    await publish(lid);
    expect(await titlesShownBeside('eye')).toEqual(['lid']);
    expect(await titlesShownBeside('lid')).toEqual(['eye']);
    await editorial.transaction((manager) => gate.unpublish(manager, lid));
    expect(await titlesShownBeside('eye')).toEqual([]);
  });

  it('stand in where no word is shared: the newest with a topic in common, then the newest, with score 0', async () => {
    const topic = await newTopic('smile');
    await publish(await write('uno', 'Abendrot glänzt.', [topic], 'Abendrot'));
    await publish(await write('due', 'Butterblumen blühen.', [], 'Butterblumen'));
    await publish(await write('tre', 'Chrysanthemen welken.', [], 'Chrysanthemen'));
    await publish(await write('quattro', 'Dahlien duften.', [topic], 'Dahlien'));
    expect(await listOf('quattro')).toEqual([]);
    expect(await shownBeside('quattro')).toEqual([
      { title: 'uno', reason: 'SIMILAR', score: 0 },
      { title: 'tre', reason: 'SIMILAR', score: 0 },
      { title: 'due', reason: 'SIMILAR', score: 0 },
    ]);
  });

  it('are found for an article whose words all the others have too', async () => {
    for (const slug of ['alpha', 'beta', 'gamma']) await publish(await write(slug, 'The nerve heals.'));
    const shown = await shownBeside('gamma');
    expect(shown.map(({ title }) => title).toSorted()).toEqual(['alpha', 'beta']);
    for (const { score } of shown) expect(score).toBeGreaterThan(0);
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

    it('come a moment later where many publish at once, and nobody fails', async () => {
      await publishMany();
      const ids: string[] = [];
      for (let at = 0; at < 24; at += 1) ids.push(await write(`crowd-${at}`, text(at)));
      await Promise.all(ids.map(publish));
      await linkLatecomers(editorial);
      expect(await unlinked()).toBe(0);
      for (let at = 0; at < 24; at += 1) expect(await listOf(`crowd-${at}`)).not.toHaveLength(0);
      expect((await titlesBeside('crowd-3')).some((title) => title.startsWith('crowd-'))).toBe(true);
    }, 30_000);

    it('are found anew once by two refreshes at the same time, which share the work', async () => {
      await publishMany();
      const portions: number[] = [];
      const refresh = () =>
        refreshNeighbourhoods(editorial, {
          always: true,
          onProgress: (_locale, done) => portions.push(done),
        });
      await Promise.all([refresh(), refresh()]);
      expect(portions).toEqual([MANY]);
      expect(await neighbourhoodStates(editorial)).toEqual([
        { locale: 'en', documents: MANY, counted: MANY, outdated: 0, isStale: false },
      ]);
    }, 30_000);

    async function unlinked(): Promise<number> {
      const [{ count }] = await editorial.query<[{ count: number }]>(
        `select count(*)::int as count from delivery.document where generation < 0`,
      );
      return count;
    }

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
