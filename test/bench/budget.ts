import { SEVENTH, SEVENTH_CACHED } from './contestants/plans.js';
import type { ContestantResult, ScenarioResult, StartResult } from './report.js';
import { SCENARIO_NAMES } from './scenarios.js';

/** What the service must keep to in a scenario. */
interface Limits {
  /** Least share of a floor's rate, by the median. */
  readonly ofBareHttp?: number;
  readonly ofBarePg?: number;
  readonly ofPostgraphile?: number;
  /** Most statements a request. */
  readonly statements?: number;
  /** Most seconds until the first answer. */
  readonly seconds?: number;
}

/** Limits by scenario. */
export type Budget = Readonly<Record<string, Limits>>;

const SHARES = ['ofBareHttp', 'ofBarePg', 'ofPostgraphile'] as const;
const LIMITS: readonly string[] = [...SHARES, 'statements', 'seconds'];

/** Reads `{"page": {"ofBarePg": 0.75, "statements": 2}}`; throws where a name or number cannot be meant. */
export function parseBudget(text: string): Budget {
  const budget: unknown = JSON.parse(text);
  for (const [scenario, limits] of Object.entries(budget ?? {})) {
    if (!SCENARIO_NAMES.some((name) => name === scenario)) {
      throw new Error(
        `The budget has a scenario "${scenario}": expected some of ${SCENARIO_NAMES.join(', ')}.`,
      );
    }
    for (const [name, limit] of Object.entries(limits ?? {})) {
      if (!LIMITS.includes(name) || typeof limit !== 'number' || !(limit > 0)) {
        throw new Error(
          `The budget of ${scenario} has "${name}": ${JSON.stringify(limit)}: expected numbers above 0 for ${LIMITS.join(', ')}.`,
        );
      }
    }
  }
  return budget as Budget;
}

/** Scenarios that are there for what is kept in memory; in all others the service is judged without it. */
const OF_CACHE: ReadonlySet<string> = new Set(['page-warm', 'page-zipf-warm']);

/** One line a limit that is not kept, by scenario. Scenarios that were not run are kept. */
export function overspent(budget: Budget, scenarios: readonly ScenarioResult[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, contestants } of scenarios) {
    const limits = budget[name] ?? {};
    const judged = OF_CACHE.has(name) ? SEVENTH_CACHED : SEVENTH;
    const result = contestants.find((each) => each.name === judged)!;
    const lines = [...sharesBelow(limits, result), ...statementsAbove(limits, result)];
    if (lines.length > 0) found.set(name, lines);
  }
  return found;
}

/** A line where the service takes longer for its first answer than it may. */
export function lateStarts(budget: Budget, starts: readonly StartResult[]): string[] {
  const within = budget.start?.seconds ?? Infinity;
  return starts
    .filter(({ name, seconds }) => name === SEVENTH_CACHED && seconds.median > within)
    .map(({ seconds }) => `start: seconds is ${seconds.median.toFixed(2)}: expected at most ${within}`);
}

function sharesBelow(limits: Limits, result: ContestantResult): string[] {
  return SHARES.flatMap((name) => {
    const [least, is] = [limits[name] ?? 0, result[name]?.median ?? Infinity];
    return is < least ? [`${name} is ${is.toFixed(3)}: expected at least ${least}`] : [];
  });
}

function statementsAbove(
  { statements: most = Infinity }: Limits,
  { statements }: ContestantResult,
): string[] {
  if (statements.perRequest <= most) return [];
  return [
    `${statements.perRequest} statements a request (${statements.begin.join(' ')}): expected at most ${most}`,
  ];
}
