/** What comes along with a command from outside: the clock, and the client's own name for its intention. */
export interface CommandCall {
  /** For new ids, and for dates that may not lie ahead. */
  readonly now: Date;
  readonly idempotencyKey?: string | null;
}

/** The article a command was about, and the number of committed changes that includes it. */
export interface CommandResult {
  readonly id: string;
  readonly contentVersion: number;
}
