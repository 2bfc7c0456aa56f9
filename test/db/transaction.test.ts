import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source.js';
import { inTransaction } from '../../src/database/transaction.js';
import { DomainError } from '../../src/rules/domain-error.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('a transaction', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = createDataSource({
      ownerUrl: database.ownerUrl,
      entities: [],
      poolSize: 4,
      statementTimeoutMs: 5000,
      connectTimeoutMs: 5000,
    });
    await source.initialize();
    await source.query(`
      create table editorial.pair (n int constraint pair_n_unique unique deferrable initially deferred, hits int not null);
      insert into editorial.pair values (1, 0), (2, 0)`);
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('runs again after a deadlock, and both sides get through', async () => {
    let attempts = 0;
    let bothHoldOne!: () => void;
    const holdsOne = new Promise<void>((resolve) => (bothHoldOne = resolve));
    const hit = (first: number, second: number) =>
      inTransaction(source, async (manager) => {
        attempts++;
        await manager.query('update editorial.pair set hits = hits + 1 where n = $1', [first]);
        if (attempts >= 2) bothHoldOne();
        await holdsOne;
        await manager.query('update editorial.pair set hits = hits + 1 where n = $1', [second]);
      });
    await Promise.all([hit(1, 2), hit(2, 1)]);
    expect(attempts).toBe(3);
    expect(await source.query('select n, hits from editorial.pair order by n')).toEqual([
      { n: 1, hits: 2 },
      { n: 2, hits: 2 },
    ]);
  });

  it('gives up after four attempts, with the reason', async () => {
    let attempts = 0;
    const hopeless = inTransaction(source, async (manager) => {
      attempts++;
      await manager.query(`do $$ begin raise exception 'no' using errcode = '40001'; end $$`);
    });
    await expect(hopeless).rejects.toThrow('no');
    expect(attempts).toBe(4);
  });

  it('tells a violated constraint in the words of the caller, also when only the commit finds it', async () => {
    const taken = () => DomainError.of('TAKEN', 'Two has a 2 already.');
    const doubling = inTransaction(
      source,
      (manager) => manager.query('insert into editorial.pair values (2, 0)'),
      { pair_n_unique: taken },
    );
    await expect(doubling).rejects.toEqual(taken());
  });

  it('hands on other errors as they are, and stores nothing', async () => {
    const failing = inTransaction(source, async (manager) => {
      await manager.query('insert into editorial.pair values (3, 0)');
      throw new TypeError('not of the database');
    });
    await expect(failing).rejects.toThrow(TypeError);
    expect(await source.query('select from editorial.pair where n = 3')).toEqual([]);
  });
});
