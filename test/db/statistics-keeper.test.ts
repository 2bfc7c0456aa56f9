import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source.js';
import { Gate } from '../../src/publication/gate.js';
import { StatisticsKeeper } from '../../src/publication/statistics-keeper.js';
import { newId } from '../../src/rules/uuid.js';
import { CLINIC } from '../support/clinic.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedArticle } from '../support/seed-article.js';

describe('the keeper of statistics', () => {
  let database: TestDatabase;
  let editorial: DataSource;

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
  });

  afterAll(async () => {
    await editorial?.destroy();
    await database?.drop();
  });

  const known = async () => {
    const [row] = await editorial.query<{ documents: number }[]>(`select documents from delivery.corpus`);
    return row?.documents ?? 0;
  };

  it('counts a bulk of publications once it is over, and stops when it is told', async () => {
    const counted: string[][] = [];
    const keeper = new StatisticsKeeper(
      editorial,
      {
        done: (locales) => void counted.push([...locales]),
        failed: (error) => {
          throw error;
        },
      },
      { idleMs: 1000, mostMs: 60_000, soonMs: 200, soonMostMs: 1000 },
    );
    const gate = new Gate(editorial, CLINIC, () => keeper.touch());
    for (let n = 0; n < 60; n++) {
      const id = await seedArticle(editorial, {
        title: `Nerve ${n}`,
        slug: `n-${n}`,
        markdown: `Text about nerve ${n}.`,
      });
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
    // Up to 48 each publish counts by itself; the others wait for the keeper.
    expect(await known()).toBeLessThan(60);
    for (let tries = 0; tries < 100 && counted.length === 0; tries++) await sleep(100);
    expect(counted).toEqual([['en']]);
    expect(await known()).toBe(60);

    await keeper.stop();
    keeper.touch();
    await sleep(1200);
    expect(counted).toHaveLength(1);
  }, 30_000);
});
