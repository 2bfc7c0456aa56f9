/** Codes of refused business rules, the same words as `UserErrorCode` in the editorial schema. */
export type UserErrorCode =
  | 'INVALID'
  | 'REQUIRED'
  | 'TOO_LONG'
  | 'TAKEN'
  | 'NOT_FOUND'
  | 'VERSION_CONFLICT'
  | 'NOT_ALLOWED_NOW'
  | 'IDEMPOTENCY_MISMATCH'
  | 'BAD_CREDENTIALS'
  | 'UNSAFE_LINK'
  | 'UNKNOWN_BLOCK'
  | 'ALT_TEXT_MISSING'
  | 'REVIEW_MISSING'
  | 'REVIEW_OVERDUE'
  | 'UNSUPPORTED_TYPE'
  | 'TOO_LARGE'
  | 'DAMAGED'
  | 'UNSAFE_ADDRESS'
  | 'UNREACHABLE'
  | 'CONSENT_MISSING';

/** One thing that is wrong with an input: what, in a sentence, and where. */
export interface Fault {
  readonly code: UserErrorCode;
  /** A sentence for the person who sent it: what is wrong and what would be right. */
  readonly message: string;
  /** Path of the input at fault: `['input', 'body', '3', 'alt']`. */
  readonly field?: readonly string[];
}

/** A business rule said no. Carries every fault found, so that an editor mends them in one go. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(readonly faults: readonly [Fault, ...Fault[]]) {
    super(faults.map((fault) => fault.message).join(' '));
  }

  /** The usual case of a single fault. */
  static of(code: UserErrorCode, message: string, field?: readonly string[]): DomainError {
    return new DomainError([field ? { code, message, field } : { code, message }]);
  }
}

/** Somebody else wrote first: carries both versions, so that the client can show what changed. */
export class VersionConflictError extends DomainError {
  constructor(
    readonly expectedVersion: number,
    readonly actualVersion: number,
  ) {
    super([
      {
        code: 'VERSION_CONFLICT',
        message: `You edited version ${expectedVersion}, but it is at version ${actualVersion} by now. Load it again and repeat your change.`,
        field: ['expectedVersion'],
      },
    ]);
  }
}
