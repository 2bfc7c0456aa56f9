/**
 * The code of an error: a SQLSTATE from PostgreSQL, `ECONNREFUSED` or the like from the system. Not by `instanceof`: inside
 * Jest's sandbox the system's errors are of another realm.
 */
export function errorCode(error: unknown): string | undefined {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return isCoded && typeof error.code === 'string' ? error.code : undefined;
}
