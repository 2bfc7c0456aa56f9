/** What the log keeps of an error. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly constraint?: string;
  /** The first line of the statement that failed: its name. */
  readonly statement?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/**
 * An error for the log: what happened and where. Drivers hang whole connections and the values of statements on theirs, drafts and
 * hashes of passwords among them, so nothing is taken over that is not named here.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (typeof error !== 'object' || error === null) return { type: typeof error, message: String(error) };
  const { name, message, code, constraint, query, stack, cause } = error as Record<string, unknown>;
  return {
    type: error.constructor?.name || String(name),
    message: String(message),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof query === 'string' ? { statement: query.trim().split('\n', 1)[0]!.slice(0, 200) } : {}),
    ...(typeof stack === 'string' ? { stack } : {}),
    ...(cause != null && depth < 3 ? { cause: loggedError(cause, depth + 1) } : {}),
  };
}
