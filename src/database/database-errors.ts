import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { errorCode } from './error-code.js';

/** The database cannot answer now: it is down, starts up, or what is needed of it is taken for too long. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
}

/** A statement ran longer than one may. */
export class StatementTimeoutError extends Error {
  override readonly name = 'StatementTimeoutError';

  constructor(
    readonly limitMs: number,
    options: ErrorOptions,
  ) {
    super(`A statement took longer than ${limitMs} ms`, options);
  }
}

/** Canceled by the server: by its time limit, or because we asked. */
const QUERY_CANCELED = '57014';
/**
 * Refused, cut, not reachable; SQLSTATEs: connection exceptions, serialization failures and deadlocks that outlasted their
 * retries, too many connections, lock not to be had, shutting down, starting up.
 */
const UNAVAILABLE =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08...|40001|40P01|53300|55P03|57P01|57P02|57P03)$/;
/** Of the driver and its pool, which give these no code. */
const UNAVAILABLE_MESSAGE =
  /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error|Client was closed)/;

/**
 * What an error of the driver, also as TypeORM wraps it, means to whoever asked; the error itself where it means nothing of
 * this. `statementTimeoutMs` is what a single statement of a reader may take, who then asked too much at once. Null for
 * editors: theirs are small, and one that takes too long waited for others.
 */
export function databaseError(error: unknown, statementTimeoutMs: number | null): unknown {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const code = errorCode(cause) ?? '';
  if (code === QUERY_CANCELED && statementTimeoutMs !== null) {
    return new StatementTimeoutError(statementTimeoutMs, { cause: error });
  }
  const isUnavailable =
    code === QUERY_CANCELED ||
    UNAVAILABLE.test(code) ||
    (cause instanceof Error && UNAVAILABLE_MESSAGE.test(cause.message)) ||
    // TypeORM lets go of a connection that broke between two statements of a transaction.
    cause instanceof QueryRunnerAlreadyReleasedError;
  return isUnavailable
    ? new DatabaseUnavailableError('The database does not answer', { cause: error })
    : error;
}
