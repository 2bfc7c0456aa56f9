import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { migrations } from '../../migrations/index.js';
import { withAdvisoryLock } from '../../src/database/advisory-lock.js';
import { migrate, migrationStates, revertMigration } from '../../src/database/migrate.js';
import { createEmptyDatabase } from '../support/database.js';

describe('migrating', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  const names = migrations.map(({ name }) => name);

  beforeEach(async () => {
    database = await createEmptyDatabase();
  });
  afterEach(() => database.drop());

  async function tables(): Promise<string[]> {
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(`
      select table_schema || '.' || table_name as name
        from information_schema.tables
       where table_schema in ('editorial', 'delivery')
       order by 1`);
    await client.end();
    return rows.map((row) => row.name);
  }

  it('is done by one of two instances that start at once', async () => {
    const { ownerUrl } = database;
    const [first, second] = await Promise.all([
      migrate({ ownerUrl, migrations }),
      migrate({ ownerUrl, migrations }),
    ]);
    expect([first, second].toSorted((a, b) => b.length - a.length)).toEqual([names, []]);
  });

  it('says that it waits for another instance', async () => {
    const { ownerUrl } = database;
    const lines: string[] = [];
    let waiting!: () => void;
    const isWaiting = new Promise<void>((resolve) => (waiting = resolve));
    const log = (line: string) => {
      lines.push(line);
      waiting();
    };
    const migrating = await withAdvisoryLock(ownerUrl, 'schema', async () => {
      const started = migrate({ ownerUrl, migrations, log });
      await isWaiting;
      return { started };
    });
    await migrating.started;
    expect(lines[0]).toBe('Another instance is migrating; waiting for it.');
  });

  it('goes all the way up, down and up again, and leaves nothing between', async () => {
    const { ownerUrl } = database;
    await migrate({ ownerUrl, migrations });
    const up = await tables();
    expect(up).toContain('delivery.reading');

    const reverted: string[] = [];
    for (let name = await revertMigration({ ownerUrl, migrations }); name;) {
      reverted.push(name);
      name = await revertMigration({ ownerUrl, migrations });
    }
    expect(reverted).toEqual(names.toReversed());
    expect(await tables()).toEqual([]);

    await migrate({ ownerUrl, migrations });
    expect(await tables()).toEqual(up);
  });

  it('leaves the migrations of a newer build alone', async () => {
    const { ownerUrl } = database;
    await migrate({ ownerUrl, migrations });
    const older = migrations.slice(0, -1);
    await expect(migrate({ ownerUrl, migrations: older })).resolves.toEqual([]);
    const states = await migrationStates({ ownerUrl, migrations: older });
    expect(states.every((state) => state.isApplied)).toBe(true);
  });
});
