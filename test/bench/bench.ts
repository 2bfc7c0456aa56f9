import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBenchDatabase, serverVersion, type BenchDatabase } from './bench-database.js';
import { lateStarts, type Budget } from './budget.js';
import { contestantPlans } from './contestants/plans.js';
import { addPostgraphileFunctions } from './contestants/postgraphile-schema.js';
import { createCorpus } from './corpus.js';
import { holdTo, planCpus, type CpuPlan } from './cpus.js';
import { removeCreated } from './created-articles.js';
import { checkAgainstGate } from './gate-check.js';
import { measureWith, type Measured, type Run } from './measure-all.js';
import type { BenchOptions } from './options.js';
import { prepareTraffic } from './prepare-traffic.js';
import type { BenchReport, StartResult } from './report.js';
import { articlePage } from './requests.js';
import { measureStart } from './start.js';

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
  const processes = Math.max(...options.processes);
  const cpus = options.pin ? planCpus(processes) : undefined;
  const scratchDir = await mkdtemp(join(tmpdir(), 'seventh-bench-run-'));
  const closers: (() => Promise<unknown>)[] = [() => rm(scratchDir, { recursive: true, force: true })];
  try {
    const database = await openBenchDatabase({
      dataDir: options.dataDir,
      corpus,
      words: options.scenarios.includes('search') || options.neighbours,
      neighbours: options.neighbours,
      processes,
      onProgress: progressIn(say, signal),
      // PostgreSQL inherits it, and those of its processes that are to come.
      beforeMeasuring: () => cpus && holdTo(cpus.postgres),
    });
    closers.push(() => database.close());
    if (cpus) holdTo(cpus.load);
    signal.throwIfAborted();
    await checkAgainstGate(database.ownerUrl, corpus);
    say('The gate writes what the generator wrote.');
    if (options.postgraphileDir) closers.push(await addPostgraphileFunctions(database));

    const files = {
      requestsFile: join(scratchDir, 'requests.jsonl'),
      recordingsFile: join(scratchDir, 'recordings.jsonl'),
    };
    const plans = contestantPlans({ ...options, ...files, database, scratchDir });
    const run: Run = { options, budget, database, plans, cpus, signal, say };
    if (options.scenarios.includes('create')) closers.push(() => removeCreated(database, corpus.size));
    const hasLoad = options.scenarios.some((name) => name !== 'start');

    const measured: Measured[] = [];
    if (hasLoad) {
      const traffic = await prepareTraffic({ ...run, ...files, corpus, scratchDir });
      for (const count of options.processes) measured.push(await measureWith(count, run, traffic));
    }
    const starts = options.scenarios.includes('start') ? await measureStarts(run, corpus.slug(0)) : [];
    const report: BenchReport = {
      takenAt: new Date().toISOString(),
      machine: await describeMachine(database, cpuCount, cpus),
      settings: describeSettings(options),
      scenarios: measured.flatMap(({ scenarios }) => scenarios),
      starts,
      residentMb: Object.assign({}, ...measured.map(({ residentMb }) => residentMb)),
    };
    return {
      report,
      failures: [...measured.flatMap(({ failures }) => failures), ...lateStarts(budget, starts)],
    };
  } finally {
    for (const close of closers.toReversed()) await close().catch((error: unknown) => say(String(error)));
  }
}

/** The service as it comes, and PostGraphile where it is there; the floors are programs of the bench, whose starts say nothing. */
async function measureStarts(
  { plans, cpus, options, signal, say }: Run,
  slug: string,
): Promise<StartResult[]> {
  const times = 2 * options.rounds - 1;
  const results: StartResult[] = [];
  for (const plan of [plans.asItComes, plans.postgraphile]) {
    if (!plan) continue;
    results.push(await measureStart(plan, articlePage(slug), times, cpus?.server, signal));
    say(`start: ${plan.name} ${results.at(-1)!.seconds.median.toFixed(2)} s`);
  }
  return results;
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

function describeSettings(options: BenchOptions) {
  const { articles, seconds, warmupSeconds, rounds, connections, neighbours } = options;
  const processes = options.processes.join(' and ');
  return { articles, seconds, warmupSeconds, rounds, connections, processes, neighbours };
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
