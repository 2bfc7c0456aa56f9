import { DomainError, VersionConflictError, type Fault } from '../rules/domain-error.js';

/** A user error as the schema returns it. */
export interface UserErrorRow extends Fault {
  readonly __typename: 'InputError' | 'VersionConflict';
  readonly expectedVersion?: number;
  readonly actualVersion?: number;
  /** The article as it is now, where the conflict is about one. */
  readonly current?: unknown;
}

/**
 * The one place where refused rules become `userErrors`; whatever else went wrong is thrown on. `current` is what a version
 * conflict is about.
 */
export function userErrorsOf(error: unknown, current: unknown = null): UserErrorRow[] {
  if (error instanceof VersionConflictError) {
    const { expectedVersion, actualVersion } = error;
    return [{ ...error.faults[0], __typename: 'VersionConflict', expectedVersion, actualVersion, current }];
  }
  if (error instanceof DomainError) {
    return error.faults.map((fault) => ({ ...fault, __typename: 'InputError' }));
  }
  throw error;
}
