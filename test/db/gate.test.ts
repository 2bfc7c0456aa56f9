import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source.js';
import { createDeliveryPool, type DeliveryPool } from '../../src/database/pools.js';
import { Gate } from '../../src/publication/gate.js';
import type { Passage } from '../../src/publication/passages.js';
import { newId } from '../../src/rules/uuid.js';
import { CLINIC } from '../support/clinic.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedArticle, seedRevision } from '../support/seed-article.js';

const eye = {
  title: 'Protecting the eye',
  slug: 'protecting-the-eye',
  markdown:
    'An eye that cannot blink dries out.\n\n## What helps\n\nDrops by day and ointment by night help.',
};

describe('the gate', () => {
  let database: TestDatabase;
  let editorial: DataSource;
  let delivery: DeliveryPool;
  let gate: Gate;

  beforeAll(async () => {
    database = await createTestDatabase();
    editorial = createDataSource({
      ownerUrl: database.ownerUrl,
      entities: [],
      poolSize: 10,
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

  beforeEach(async () => {
    await editorial.query(`
      truncate delivery.reading, delivery.slug_history, delivery.lexeme, delivery.corpus, editorial.publication cascade;
      truncate editorial.article cascade;`);
  });

  async function publish(
    articleId: string,
    options: { revision?: number; at?: Date; until?: Date } = {},
  ): Promise<Passage> {
    const prepared = await gate.prepare(articleId, options.revision ?? 1);
    return editorial.transaction(async (manager) => {
      await manager.query(`select from editorial.article where id = $1 for update`, [articleId]);
      return gate.publish(manager, prepared!, {
        publicationId: newId(new Date()),
        at: options.at ?? null,
        until: options.until ?? null,
        userId: null,
      });
    });
  }

  const unpublish = (articleId: string) =>
    editorial.transaction((manager) => gate.unpublish(manager, articleId));

  /** What the delivery login sees of an article. */
  async function shown(articleId: string) {
    const rows = await delivery.query<{
      title: string;
      slug: string;
      revision: number;
      visible_until: string | number;
    }>({ name: 'test.shown', text: 'select * from reading where article_id = $1' }, [articleId]);
    expect(rows.length).toBeLessThanOrEqual(1);
    return rows[0] ?? null;
  }

  const shownTitle = async (articleId: string) => (await shown(articleId))?.title ?? null;
  const versionNow = () => gate.contentVersion(editorial.manager);
  const inMilliseconds = (ms: number) => new Date(Date.now() + ms);

  async function related(articleId: string): Promise<string[]> {
    const rows = await delivery.query<{ title: string }>(
      {
        name: 'test.related',
        text: `select there.title from reading here
               join neighbour using (reading_id)
               join reading there on there.reading_id = neighbour_id
               where here.article_id = $1 order by score desc, there.title`,
      },
      [articleId],
    );
    return rows.map((row) => row.title);
  }

  it('shows nothing of what was not published', async () => {
    const id = await seedArticle(editorial, eye);
    expect(await shown(id)).toBeNull();
  });

  it('shows an article from the commit on, with all that reading needs', async () => {
    const before = await versionNow();
    const id = await seedArticle(editorial, eye);
    const { contentVersion } = await publish(id);
    expect(contentVersion).toBe(before + 1);
    expect(await shown(id)).toMatchObject({
      title: 'Protecting the eye',
      slug: 'protecting-the-eye',
      revision: 1,
      words: 17,
      images: 0,
      reading_minutes: 1,
      html: expect.stringContaining('Drops by day'),
      body_text: expect.stringContaining('What helps'),
    });
  });

  it('cuts each section out of the HTML and the text by its offsets', async () => {
    const id = await seedArticle(editorial, eye);
    await publish(id);
    const row = (await shown(id)) as unknown as {
      html: string;
      body_text: string;
      words: number;
      sections: {
        title: string;
        from: number;
        to: number;
        textFrom: number;
        textTo: number;
        words: number;
      }[];
    };
    expect(row.sections.map((it) => it.title)).toEqual(['Protecting the eye', 'What helps']);
    expect(row.sections.map((it) => row.html.slice(it.from, it.to)).join('')).toBe(row.html);
    const [intro, helps] = row.sections;
    expect(row.body_text.slice(intro!.textFrom, intro!.textTo)).toBe('An eye that cannot blink dries out.');
    expect(row.body_text.slice(helps!.textFrom, helps!.textTo)).toMatch(/^What helps\s+Drops by day/);
    expect(row.sections.reduce((sum, it) => sum + it.words, 0)).toBe(row.words);
  });

  it('shows what is scheduled from its instant on, with no worker and no new content version', async () => {
    const id = await seedArticle(editorial, eye);
    const before = await versionNow();
    await publish(id, { at: inMilliseconds(400) });
    expect(await shown(id)).toBeNull();
    await sleep(500);
    expect(await shownTitle(id)).toBe('Protecting the eye');
    expect(await versionNow()).toBe(before);
  });

  it('stops showing at the end that was asked for', async () => {
    const id = await seedArticle(editorial, eye);
    await publish(id, { until: inMilliseconds(400) });
    expect(await shownTitle(id)).toBe('Protecting the eye');
    await sleep(500);
    expect(await shown(id)).toBeNull();
  });

  it('replaces what is visible in one step and keeps the history', async () => {
    const id = await seedArticle(editorial, eye);
    await publish(id);
    await seedRevision(editorial, id, { ...eye, title: 'Protecting your eye' });
    await publish(id, { revision: 2 });
    expect(await shown(id)).toMatchObject({ title: 'Protecting your eye', revision: 2 });
    const history = await editorial.query(
      `select lower(visible) as start, upper(visible) as stop from editorial.publication where article_id = $1 order by 1`,
      [id],
    );
    expect(history).toHaveLength(2);
    expect(history[0].stop).toEqual(history[1].start);
    expect(history[1].stop).toBeNull();
  });

  it('keeps showing the old text until a scheduled new one begins, then the new one alone', async () => {
    const id = await seedArticle(editorial, eye);
    await publish(id);
    await seedRevision(editorial, id, { ...eye, title: 'Next month’s text' });
    await publish(id, { revision: 2, at: inMilliseconds(400) });
    expect(await shownTitle(id)).toBe('Protecting the eye');
    await sleep(500);
    expect(await shownTitle(id)).toBe('Next month’s text');
  });

  it('lets a correction published now end where the scheduled text begins', async () => {
    const id = await seedArticle(editorial, eye);
    await publish(id, { at: inMilliseconds(60_000) });
    await seedRevision(editorial, id, { ...eye, title: 'A correction' });
    await publish(id, { revision: 2 });
    expect(await shownTitle(id)).toBe('A correction');
    // An instant, and not for ever.
    expect((await shown(id))!.visible_until).toMatch(/^20\d\d-.*Z$/);
  });

  it('dates an article by when it was first seen, or by its earlier original date', async () => {
    const fresh = await seedArticle(editorial, eye);
    await publish(fresh);
    const first = (await shown(fresh)) as unknown as { published_at: string; updated_at: string };
    await publish(fresh);
    const second = (await shown(fresh)) as unknown as { published_at: string; updated_at: string };
    expect(second.published_at).toEqual(first.published_at);
    expect(Date.parse(second.updated_at)).toBeGreaterThan(Date.parse(first.updated_at));

    const imported = await seedArticle(editorial, {
      ...eye,
      slug: 'imported',
      originallyPublishedAt: new Date('2019-05-01T00:00:00Z'),
    });
    await publish(imported);
    expect(await shown(imported)).toMatchObject({ published_at: '2019-05-01T00:00:00.000Z' });
  });

  it('hides an unpublished article at once and forgets what was only scheduled', async () => {
    const id = await seedArticle(editorial, eye);
    await publish(id);
    await seedRevision(editorial, id, { ...eye, slug: 'never-seen' });
    await publish(id, { revision: 2, at: inMilliseconds(60_000) });
    const before = await versionNow();
    expect(await unpublish(id)).toEqual({ wasOpen: true, contentVersion: before + 1 });
    expect(await shown(id)).toBeNull();
    const slugs = await editorial.query(`select slug from delivery.slug_history where article_id = $1`, [id]);
    expect(slugs).toEqual([{ slug: 'protecting-the-eye' }]);
    expect(await unpublish(id)).toEqual({ wasOpen: false, contentVersion: before + 1 });
  });

  it('leaves no trace of a publish whose transaction fails', async () => {
    const id = await seedArticle(editorial, eye);
    const before = await versionNow();
    const prepared = await gate.prepare(id, 1);
    await expect(
      editorial.transaction(async (manager) => {
        await gate.publish(manager, prepared!, {
          publicationId: newId(new Date()),
          at: null,
          until: null,
          userId: null,
        });
        throw new Error('the connection broke');
      }),
    ).rejects.toThrow('the connection broke');
    expect(await shown(id)).toBeNull();
    expect(await versionNow()).toBe(before);
    expect(
      await editorial.query(`select from editorial.publication where article_id = $1`, [id]),
    ).toHaveLength(0);
  });

  it('refuses the delivery login every editorial table and every scheduled row', async () => {
    const id = await seedArticle(editorial, eye);
    await publish(id, { at: inMilliseconds(60_000) });
    const count = (table: string) =>
      delivery.query<{ n: number }>({
        name: `test.count.${table}`,
        text: `select count(*)::int as n from ${table}`,
      });
    for (const table of [
      'reading',
      'reading_topic',
      'slug_history',
      'neighbour',
      'lexeme',
      'term',
      'document',
    ]) {
      expect([table, await count(table)]).toEqual([table, [{ n: 0 }]]);
    }
    await expect(count('editorial.revision')).rejects.toMatchObject({ code: '42501' });
    await expect(delivery.query({ name: 'test.write', text: `delete from reading` })).rejects.toMatchObject({
      code: expect.stringMatching(/42501|25006/),
    });
  });

  it('keeps a revision as it was written', async () => {
    await seedArticle(editorial, eye);
    await expect(editorial.query(`update editorial.revision set title = 'Other'`)).rejects.toThrow(
      /immutable/,
    );
  });

  it('lets eight publishers at once through without a deadlock, and counts each', async () => {
    const ids = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        seedArticle(editorial, { ...eye, slug: `eye-${index}`, title: `The eye, part ${index}` }),
      ),
    );
    const before = await versionNow();
    const passages = await Promise.all(ids.flatMap((id) => [publish(id), publish(id)]));
    const versions = passages.map((it) => it.contentVersion).toSorted((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 16 }, (_, index) => before + 1 + index));
  });

  it('lets publishing and unpublishing at once through without a deadlock', async () => {
    const ids = await Promise.all(
      Array.from({ length: 6 }, (_, index) => seedArticle(editorial, { ...eye, slug: `eye-${index}` })),
    );
    for (const id of ids) await publish(id);
    for (let round = 0; round < 4; round++) {
      await Promise.all(ids.map((id, index) => (index % 2 === 0 ? publish(id) : unpublish(id))));
    }
    expect(await Promise.all(ids.map(shownTitle))).toEqual(
      ids.map((_, index) => (index % 2 ? null : eye.title)),
    );
  });

  describe('related articles', () => {
    const texts = {
      drops: 'Eye drops and ointment protect the cornea when the eyelid does not close.',
      cornea: 'A dry cornea hurts; drops, ointment and a taped eyelid protect it at night.',
      massage: 'Massage relaxes tight cheek muscles after a long recovery of the nerve.',
      muscles: 'Tight muscles of the cheek ache; gentle massage relaxes the muscles.',
    };
    let ids: Record<keyof typeof texts, string>;

    beforeEach(async () => {
      ids = {} as typeof ids;
      for (const [slug, markdown] of Object.entries(texts)) {
        ids[slug as keyof typeof texts] = await seedArticle(editorial, { title: slug, slug, markdown });
      }
    });

    const publishAll = async () => {
      for (const id of Object.values(ids)) await publish(id);
    };

    it('are those that share the telling words, in both directions, never the article itself', async () => {
      await publishAll();
      expect((await related(ids.drops))[0]).toBe('cornea');
      expect((await related(ids.cornea))[0]).toBe('drops');
      expect((await related(ids.massage))[0]).toBe('muscles');
      expect((await related(ids.muscles))[0]).toBe('massage');
      expect(await related(ids.drops)).not.toContain('drops');
    });

    it('leave out what is unpublished and take it back in its place', async () => {
      await publishAll();
      const before = await related(ids.drops);
      await unpublish(ids.cornea);
      expect(await related(ids.drops)).toEqual(before.filter((title) => title !== 'cornea'));
      await publish(ids.cornea);
      expect(await related(ids.drops)).toEqual(before);
    });

    it('say nothing of a scheduled article before its time', async () => {
      await publish(ids.drops);
      await publish(ids.massage);
      const before = await delivery.query({
        name: 'test.neighbours',
        text: `select * from neighbour order by 1, 2`,
      });
      await publish(ids.cornea, { at: inMilliseconds(60_000) });
      expect(
        await delivery.query({ name: 'test.neighbours', text: `select * from neighbour order by 1, 2` }),
      ).toEqual(before);
    });
  });
});
