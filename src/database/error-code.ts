/** The code of an error: a SQLSTATE from PostgreSQL, `ECONNREFUSED` or the like from the system. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
