import { DataSource } from 'typeorm';
import { withAdvisoryLock } from './advisory-lock.js';
import type { MigrationClass } from './data-source.js';
import { DatabaseStartError } from './database-start-error.js';

/** One migration of this build, and whether the database has it. */
export interface MigrationState {
  readonly name: string;
  readonly isApplied: boolean;
}

export interface MigrateOptions {
  readonly ownerUrl: string;
  /** Oldest first. */
  readonly migrations: readonly MigrationClass[];
  readonly log?: (line: string) => void;
}

/**
 * Applies what is missing, each migration in a transaction of its own, under a lock: several instances may start at once.
 * Returns the names that were applied. Migrations of a newer build that the database already has are left alone.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  return underLock(options, async (source) => {
    const missing = (await readStates(source, options.migrations)).filter((state) => !state.isApplied);
    if (missing.length === 0) return [];
    options.log?.(`Applying ${missing.length} of ${options.migrations.length} migrations.`);
    const applied = await source.runMigrations({ transaction: 'each' });
    return applied.map((migration) => migration.name);
  });
}

/** Takes the newest migration back. Returns its name, or undefined where none is applied. */
export async function revertMigration(options: MigrateOptions): Promise<string | undefined> {
  return underLock(options, async (source) => {
    const newest = (await readStates(source, options.migrations)).findLast((state) => state.isApplied);
    if (newest) await source.undoLastMigration({ transaction: 'each' });
    return newest?.name;
  });
}

/** Every migration of this build, oldest first. */
export async function migrationStates(options: MigrateOptions): Promise<MigrationState[]> {
  return underLock(options, (source) => readStates(source, options.migrations));
}

async function underLock<T>(options: MigrateOptions, work: (source: DataSource) => Promise<T>): Promise<T> {
  const onWait = () => options.log?.('Another instance is migrating; waiting for it.');
  return withAdvisoryLock(
    options.ownerUrl,
    'schema',
    async (client) => {
      await client.query('create schema if not exists seventh').catch((error: { code?: string }) => {
        if (error.code !== '42501') throw error;
        throw new DatabaseStartError(
          'The login of DATABASE_URL may not create schemas. Make it the owner of the database, ' +
            'or: grant create on database … to …',
          { cause: error },
        );
      });
      // Its list lies outside the schemas that migrations make and drop.
      const source = new DataSource({
        type: 'postgres',
        url: options.ownerUrl,
        schema: 'seventh',
        migrationsTableName: 'migration',
        migrations: [...options.migrations],
        migrationsTransactionMode: 'each',
        installExtensions: false,
        poolSize: 1,
        applicationName: 'seventh migrations',
      });
      await source.initialize();
      try {
        return await work(source);
      } finally {
        await source.destroy();
      }
    },
    onWait,
  );
}

async function readStates(
  source: DataSource,
  migrations: readonly MigrationClass[],
): Promise<MigrationState[]> {
  const [{ exists }] = await source.query<[{ exists: boolean }]>(
    `select to_regclass('seventh.migration') is not null as exists`,
  );
  const applied = exists ? await source.query<{ name: string }[]>('select name from seventh.migration') : [];
  const names = new Set(applied.map((row) => row.name));
  return migrations.map(({ name }) => ({ name, isApplied: names.has(name) }));
}
