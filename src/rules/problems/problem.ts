import type { Fault } from '../domain-error.js';
import type { ProblemCode } from './problem-codes.js';

/** Something an editor should know about a revision. */
export interface Problem {
  readonly code: string;
  /** BLOCKING: publishing is refused. */
  readonly severity: 'BLOCKING' | 'WARNING';
  readonly message: string;
  /** Where in the revision. */
  readonly path: readonly string[] | null;
}

/** A problem that blocks only where the site says so. */
export function warning(code: ProblemCode, message: string, path: readonly string[] | null): Problem {
  return { code, severity: 'WARNING', message, path };
}

/** The problems as a site sees them that blocks those of some codes; what blocks comes first, in its order. */
export function bySeverity(
  problems: readonly Problem[],
  blockers: readonly string[] = [],
): readonly Problem[] {
  const judged = problems.map((problem): Problem =>
    blockers.includes(problem.code) ? { ...problem, severity: 'BLOCKING' } : problem,
  );
  return judged.toSorted(
    (one, other) => Number(other.severity === 'BLOCKING') - Number(one.severity === 'BLOCKING'),
  );
}

/** What publishing is refused with: reviews have codes of their own among the refusals, other problems share one. */
export function faultOf({ code, message, path }: Problem): Fault {
  const own = code === 'REVIEW_MISSING' || code === 'REVIEW_OVERDUE';
  return { code: own ? code : 'NOT_ALLOWED_NOW', message, field: path ?? ['id'] };
}
