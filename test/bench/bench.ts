import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBenchDatabase, serverVersion, type BenchDatabase } from './bench-database.js';
import { overspent, type Budget } from './budget.js';
import { startContestant, type Contestant } from './contestants/contestant.js';
import { contestantPlans, SEVENTH } from './contestants/plans.js';
import { createCorpus, type Corpus } from './corpus.js';
import { holdTo, planCpus, type CpuPlan } from './cpus.js';
import { checkAgainstGate } from './gate-check.js';
import { measure } from './measure.js';
import type { BenchOptions } from './options.js';
import { residentMbOf } from './process-cost.js';
import type { BenchReport, ScenarioResult } from './report.js';
import { cursorAt, makeScenario, type Scenario } from './scenarios.js';
import { explainRequest } from './statement-log.js';
import { ask } from './verify.js';

export interface BenchRun {
  readonly report: BenchReport;
  /** What broke the budget, with the plans of its statements; empty where all holds. */
  readonly failures: readonly string[];
}

/** Generates, checks, verifies and measures. Leaves nothing behind but what the options ask for. */
export async function runBench(
  options: BenchOptions,
  budget: Budget,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<BenchRun> {
  const corpus = createCorpus(options.articles);
  // Asked before this process is held to one of them.
  const cpuCount = availableParallelism();
  const cpus = options.pin ? planCpus() : undefined;
  const scratchDir = await mkdtemp(join(tmpdir(), 'seventh-bench-run-'));
  const closers: (() => Promise<unknown>)[] = [() => rm(scratchDir, { recursive: true, force: true })];
  try {
    const database = await openBenchDatabase({
      dataDir: options.dataDir,
      corpus,
      terms: options.terms,
      onProgress: progressIn(say, signal),
      // PostgreSQL inherits it, and those of its processes that are to come.
      beforeMeasuring: () => cpus && holdTo(cpus.postgres),
    });
    closers.push(() => database.close());
    if (cpus) holdTo(cpus.load);
    signal.throwIfAborted();
    await checkAgainstGate(database.ownerUrl, corpus, options.terms);
    say('The gate writes what the generator wrote.');

    const start = async (plan: Parameters<typeof startContestant>[0]) => {
      const contestant = await startContestant(plan, cpus?.server, signal);
      closers.push(() => contestant.stop());
      return contestant;
    };
    const requestsFile = join(scratchDir, 'requests.jsonl');
    const [http, pg, seventh, cached] = contestantPlans({ ...options, database, requestsFile, scratchDir });
    const service = await start(seventh);
    const scenarios = await makeScenarios(options, corpus, service);
    const requests = scenarios.flatMap((scenario) => scenario.requests.map((each) => JSON.stringify(each)));
    await writeFile(requestsFile, [...new Set(requests)].join('\n'));
    const contestants = [await start(http), await start(pg), service, await start(cached)];

    const arena = { database, contestants, options, signal, say };
    const results: ScenarioResult[] = [];
    for (const scenario of scenarios) results.push(await measure(arena, scenario));
    const report: BenchReport = {
      takenAt: new Date().toISOString(),
      machine: await describeMachine(database, cpuCount, cpus),
      settings: describeSettings(options),
      scenarios: results,
      residentMb: Object.fromEntries(contestants.map(({ name, pid }) => [name, residentMbOf(pid)])),
    };
    return { report, failures: await failuresOf(report, budget, database, service, scenarios) };
  } finally {
    for (const close of closers.toReversed()) await close().catch((error: unknown) => say(String(error)));
  }
}

async function makeScenarios(
  options: BenchOptions,
  corpus: Corpus,
  service: Contestant,
): Promise<Scenario[]> {
  const cursorBefore = (row: number) => cursorAt(row, (request) => ask(service, request));
  const scenarios: Scenario[] = [];
  for (const name of options.scenarios) scenarios.push(await makeScenario(name, corpus, cursorBefore));
  return scenarios;
}

async function failuresOf(
  report: BenchReport,
  budget: Budget,
  database: BenchDatabase,
  service: Contestant,
  scenarios: readonly Scenario[],
): Promise<string[]> {
  const failures: string[] = [];
  for (const [name, lines] of overspent(budget, report)) {
    const scenario = scenarios.find((each) => each.name === name)!;
    const plans = await explainRequest(database, service, scenario);
    failures.push(
      ...lines.map((line) => `${name}: ${line}`),
      `What ${SEVENTH} asks of PostgreSQL:\n${plans}`,
    );
  }
  return failures;
}

async function describeMachine(
  database: BenchDatabase,
  cpuCount: number,
  cpus: CpuPlan | undefined,
): Promise<BenchReport['machine']> {
  return {
    CPUs: cpuCount,
    held: cpus
      ? `server to ${cpus.server}, PostgreSQL to ${cpus.postgres}, load to ${cpus.load}`
      : 'to no CPU',
    system: platform(),
    Node: process.version,
    PostgreSQL: await serverVersion(database.adminUrl),
  };
}

function describeSettings({ articles, seconds, warmupSeconds, rounds, connections, terms }: BenchOptions) {
  return { articles, seconds, warmupSeconds, rounds, connections, terms };
}

/** A line a tenth. */
function progressIn(say: (line: string) => void, signal: AbortSignal) {
  let last = '';
  return (step: string, done: number, all: number) => {
    signal.throwIfAborted();
    const line = `${step}: ${Math.floor((10 * done) / all) * 10} %`;
    if (line !== last) say(line);
    last = line;
  };
}
