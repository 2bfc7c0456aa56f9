import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
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
  return underSchemaLock(options, (client) => applyMissing(client, options));
}

/** The same for who holds the lock of the schema already, on its connection. */
export async function applyMissing(client: Client, options: MigrateOptions): Promise<string[]> {
  const missing = (await readStates(client, options)).filter((state) => !state.isApplied);
  if (missing.length === 0) return [];
  options.log?.(`Applying ${missing.length} of ${options.migrations.length} migrations.`);
  const applied = await withSource(options, (source) => source.runMigrations({ transaction: 'each' }));
  return applied.map((migration) => migration.name);
}

/** Takes the newest migration back. Returns its name, or undefined where none is applied. */
export async function revertMigration(options: MigrateOptions): Promise<string | undefined> {
  return underSchemaLock(options, async (client) => {
    const newest = (await readStates(client, options)).findLast((state) => state.isApplied);
    if (newest) await withSource(options, (source) => source.undoLastMigration({ transaction: 'each' }));
    return newest?.name;
  });
}

/** Every migration of this build, oldest first. */
export async function migrationStates(options: MigrateOptions): Promise<MigrationState[]> {
  return underSchemaLock(options, (client) => readStates(client, options));
}

/** Holds the lock under which the schema and its logins change, on a connection of its own. */
export async function underSchemaLock<T>(
  { ownerUrl, log }: Pick<MigrateOptions, 'ownerUrl' | 'log'>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const onWait = () => log?.('Another instance is migrating; waiting for it.');
  return withAdvisoryLock(ownerUrl, 'schema', work, onWait);
}

/** TypeORM's own connection and list of migrations: only where one is to be applied or taken back. */
async function withSource<T>(options: MigrateOptions, work: (source: DataSource) => Promise<T>): Promise<T> {
  const { DataSource } = await import('typeorm');
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
}

async function readStates(client: Client, { migrations }: MigrateOptions): Promise<MigrationState[]> {
  await client.query('create schema if not exists seventh').catch((error: { code?: string }) => {
    if (error.code !== '42501') throw error;
    throw new DatabaseStartError(
      'The login of DATABASE_URL may not create schemas. Make it the owner of the database, ' +
        'or: grant create on database … to …',
      { cause: error },
    );
  });
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('seventh.migration') is not null as exists`,
  );
  const applied = rows[0]!.exists
    ? (await client.query<{ name: string }>('select name from seventh.migration')).rows
    : [];
  const names = new Set(applied.map((row) => row.name));
  return migrations.map(({ name }) => ({ name, isApplied: names.has(name) }));
}
