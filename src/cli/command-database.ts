import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { readConfig, type Config } from '../config/config.js';
import { createDataSource } from '../database/data-source.js';
import { migrate } from '../database/migrate.js';
import { openDatabase } from '../database/open-database.js';
import { editorialEntities } from '../editorial/entities.js';
import { progress } from './progress.js';

/** What a command works on. */
export interface CommandDatabase {
  readonly config: Config;
  readonly ownerUrl: string;
  readonly dataSource: DataSource;
}

/**
 * Opens the configured database for one command and closes it after: beside a running service, through its embedded server;
 * without one, on a server that is started for the command and stopped again.
 */
export async function withOwner<T>(
  work: (opened: { config: Config; ownerUrl: string }) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, { role: 'command', log: progress });
  try {
    return await work({ config, ownerUrl: database.ownerUrl });
  } finally {
    await database.close();
  }
}

/** The same, with a migrated schema and the editorial data source. */
export async function withDatabase<T>(work: (opened: CommandDatabase) => Promise<T>): Promise<T> {
  return withOwner(async ({ config, ownerUrl }) => {
    await migrate({ ownerUrl, migrations, log: progress });
    const dataSource = createDataSource({
      ...config.database,
      ownerUrl,
      entities: editorialEntities,
      poolSize: 2,
    });
    await dataSource.initialize();
    try {
      return await work({ config, ownerUrl, dataSource });
    } finally {
      await dataSource.destroy();
    }
  });
}
