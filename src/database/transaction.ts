import { setTimeout as sleep } from 'node:timers/promises';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import { errorCode } from './error-code.js';
import type { DomainError } from '../rules/domain-error.js';

/** Constraint name -> what its violation means to the editor. */
export type ConstraintMeanings = Readonly<Record<string, () => DomainError>>;

/** Serialization failure and deadlock: the transaction left no trace and may succeed when it runs again. */
const PASSING = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

/**
 * Runs `work` in one transaction and commits. A deadlock or serialization failure runs it again, at most three times more
 * after a short random pause: `work` must have no effect outside the transaction. A violated constraint that `meanings`
 * names becomes its `DomainError`, also when it is found at commit.
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
  meanings: ConstraintMeanings = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataSource.transaction(work);
    } catch (error) {
      const { code, constraint } = databaseCause(error);
      if (code !== undefined && PASSING.has(code) && attempt < ATTEMPTS) {
        await sleep(Math.random() * 20 * 2 ** attempt);
        continue;
      }
      const meaning = constraint === undefined ? undefined : meanings[constraint];
      throw meaning ? meaning() : error;
    }
  }
}

/** The SQLSTATE and constraint name of a PostgreSQL error, as TypeORM wraps it or as `pg` throws it at commit. */
export function databaseCause(error: unknown): { code?: string; constraint?: string } {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const code = errorCode(cause);
  const isNamed = cause instanceof Error && 'constraint' in cause && typeof cause.constraint === 'string';
  return { ...(code ? { code } : {}), ...(isNamed ? { constraint: String(cause.constraint) } : {}) };
}
