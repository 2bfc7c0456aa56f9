import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import { PreparingClient } from './prepared-statements.js';

/** An entity or migration class, listed by hand: nothing is found by a file pattern. */
export type EntityClass = (new () => object) | EntitySchema;
export type MigrationClass = new () => MigrationInterface;

export interface DataSourceOptions {
  readonly ownerUrl: string;
  readonly entities: readonly EntityClass[];
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
  readonly connectTimeoutMs: number;
  /** A pooled connection died while idle; the pool replaces it. */
  readonly onPoolError?: (error: Error) => void;
}

/** The editorial side's pool and mapping. Not connected yet: call `initialize()`. */
export function createDataSource(options: DataSourceOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.ownerUrl,
    schema: 'editorial',
    entities: [...options.entities],
    synchronize: false,
    // TypeORM would create `uuid-ossp` by itself; our keys are made in the service.
    installExtensions: false,
    poolSize: options.poolSize,
    applicationName: 'seventh editorial',
    connectTimeoutMS: options.connectTimeoutMs,
    poolErrorHandler: (error: Error) => options.onPoolError?.(error),
    extra: { Client: PreparingClient, statement_timeout: options.statementTimeoutMs, keepAlive: true },
  });
}
