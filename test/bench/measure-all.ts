import type { BenchDatabase } from './bench-database.js';
import { overspent, type Budget } from './budget.js';
import { startContestant, type Contestant } from './contestants/contestant.js';
import { SEVENTH, type Plans } from './contestants/plans.js';
import type { CpuPlan } from './cpus.js';
import { measure } from './measure.js';
import type { BenchOptions } from './options.js';
import type { Traffic } from './prepare-traffic.js';
import { residentMbOf } from './process-cost.js';
import type { ScenarioResult } from './report.js';
import { explainRequest } from './statement-log.js';

/** What the parts of a run share. */
export interface Run {
  readonly options: BenchOptions;
  readonly budget: Budget;
  readonly database: BenchDatabase;
  readonly plans: Plans;
  readonly cpus: CpuPlan | undefined;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** What came of all scenarios with one number of processes. */
export interface Measured {
  readonly scenarios: readonly ScenarioResult[];
  readonly residentMb: Readonly<Record<string, number | undefined>>;
  readonly failures: readonly string[];
}

/** Starts all contestants, each with so many processes, measures all scenarios, and stops them. */
export async function measureWith(
  count: number,
  run: Run,
  { scenarios, statementsOfMutation }: Traffic,
): Promise<Measured> {
  const { plans, cpus, signal, options } = run;
  const contestants: Contestant[] = [];
  try {
    for (const plan of [plans.http, plans.pg, plans.postgraphile, plans.seventh, plans.cached]) {
      if (plan) contestants.push(await startContestant(plan, cpus?.server, signal, count));
    }
    const results: ScenarioResult[] = [];
    for (const scenario of scenarios)
      results.push(await measure({ ...run, contestants, statementsOfMutation }, scenario));
    const residentMb = contestants.map(({ name, processes }): [string, number | undefined] => [
      count === 1 ? name : `${name} (${count} processes)`,
      sum(processes.map(({ pid }) => residentMbOf(pid))),
    ]);
    // Of several numbers of processes the first is judged: more of them share what CPUs there are.
    const failures =
      count === options.processes[0] ? await failuresOf(run, results, contestants, scenarios) : [];
    return { scenarios: results, residentMb: Object.fromEntries(residentMb), failures };
  } finally {
    await Promise.all(contestants.map((contestant) => contestant.stop()));
  }
}

async function failuresOf(
  { budget, database }: Run,
  results: readonly ScenarioResult[],
  contestants: readonly Contestant[],
  scenarios: Traffic['scenarios'],
): Promise<string[]> {
  const service = contestants.find(({ name }) => name === SEVENTH)!;
  const failures: string[] = [];
  for (const [name, lines] of overspent(budget, results)) {
    const scenario = scenarios.find((each) => each.name === name)!;
    const plans = await explainRequest(database, service, scenario);
    failures.push(
      ...lines.map((line) => `${name}: ${line}`),
      `What ${SEVENTH} asks of PostgreSQL:\n${plans}`,
    );
  }
  return failures;
}

function sum(values: readonly (number | undefined)[]): number | undefined {
  return values.some((value) => value === undefined)
    ? undefined
    : values.reduce<number>((all, value) => all + value!, 0);
}
