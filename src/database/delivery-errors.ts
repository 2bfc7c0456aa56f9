import { errorCode } from './error-code.js';

/** The database cannot answer now: it is down, starts up, or all its connections are taken for too long. */
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
/** Refused, cut, not reachable; SQLSTATEs: connection exceptions, too many connections, shutting down, starting up. */
const UNAVAILABLE =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08...|53300|57P01|57P02|57P03)$/;
/** Of the driver and its pool, which give these no code. */
const UNAVAILABLE_MESSAGE =
  /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout)/;

/** What an error of the driver means to whoever asked; the error itself where it means nothing of this. */
export function deliveryError(error: unknown, statementTimeoutMs: number): unknown {
  const code = errorCode(error);
  if (code === QUERY_CANCELED) return new StatementTimeoutError(statementTimeoutMs, { cause: error });
  const isUnavailable =
    UNAVAILABLE.test(code ?? '') || (error instanceof Error && UNAVAILABLE_MESSAGE.test(error.message));
  return isUnavailable
    ? new DatabaseUnavailableError('The database does not answer', { cause: error })
    : error;
}
