import type { BenchDatabase } from './bench-database.js';
import { emptyCaches, fillCaches } from './caches.js';
import type { Contestant } from './contestants/contestant.js';
import { BARE_HTTP, BARE_PG, POSTGRAPHILE, SEVENTH_CACHED } from './contestants/plans.js';
import { compareWritten } from './created-articles.js';
import { encodeRequest, runLoad, type EncodedRequest } from './load.js';
import type { BenchOptions } from './options.js';
import { cpuMsOf, cpuMsOfChildren, cpuMsOfMachine } from './process-cost.js';
import { resultOf, type ScenarioResult, type Window } from './report.js';
import type { Scenario } from './scenarios.js';
import { countStatements, type StatementCount } from './statement-log.js';
import { verifyAnswers } from './verify.js';

export interface Arena {
  readonly database: BenchDatabase;
  readonly contestants: readonly Contestant[];
  readonly options: BenchOptions;
  /** What a mutation asks of PostgreSQL, which is known from its recording. */
  readonly statementsOfMutation: StatementCount | undefined;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** A contestant in a scenario, with its requests in its own words. */
interface Entry {
  readonly contestant: Contestant;
  readonly requests: readonly EncodedRequest[];
  readonly windows: Window[];
}

/** Verifies, warms and measures a scenario: rounds in which each contestant has its window, and goes first in turn. */
export async function measure(arena: Arena, scenario: Scenario): Promise<ScenarioResult> {
  const { options, say } = arena;
  const contestants = arena.contestants.filter((contestant) => takesPart(contestant, scenario));
  const compared = await verifyAnswers(contestants, scenario);
  if (scenario.name === 'create') await compareWritten(arena.database, contestants, scenario);
  const entries = contestants.map((contestant): Entry => ({
    contestant,
    requests: inItsWords(contestant, scenario),
    windows: [],
  }));
  for (const entry of entries) await loadOf(arena, entry, scenario, options.warmupSeconds);
  if (scenario.cache === 'warm') {
    for (const { contestant, requests } of entries)
      await fillCaches(contestant, requests, arena.signal, options.connections);
  }
  for (let round = 0; round < options.rounds; round += 1) {
    // Each has one window a round.
    if (scenario.cache === 'cold') await emptyCaches(arena.database, contestants, scenario);
    for (let turn = 0; turn < entries.length; turn += 1) {
      const entry = entries[(round + turn) % entries.length]!;
      const window = await windowOf(arena, entry, scenario);
      entry.windows.push(window);
      say(
        `${scenario.name}, round ${round + 1} of ${options.rounds}: ${entry.contestant.name} ${Math.round(window.rate)}/s`,
      );
    }
  }
  const windowsOf = (name: string) => entries.find(({ contestant }) => contestant.name === name)?.windows;
  const floors = {
    http: windowsOf(BARE_HTTP),
    pg: windowsOf(BARE_PG),
    postgraphile: windowsOf(POSTGRAPHILE),
  };
  return {
    name: scenario.name,
    about: scenario.about,
    compared,
    processes: contestants[0]!.processes.length,
    contestants: entries.map(({ contestant, windows }) => resultOf(contestant.name, windows, floors)),
  };
}

/** Mutations have no answer that could be kept: neither by the bytes' copier nor by the cache, which is the service without it. */
function takesPart({ name, dialect }: Contestant, { cache, requests }: Scenario): boolean {
  if (cache === 'of no use') return dialect === undefined && name !== BARE_HTTP && name !== SEVENTH_CACHED;
  return dialect === undefined || dialect.request(requests[0]!) !== undefined;
}

function inItsWords(contestant: Contestant, { requests, door }: Scenario): EncodedRequest[] {
  const { dialect } = contestant;
  return requests.map((request) =>
    encodeRequest(contestant, dialect ? dialect.request(request)! : request, door),
  );
}

async function windowOf(arena: Arena, entry: Entry, scenario: Scenario): Promise<Window> {
  const { options, database, statementsOfMutation } = arena;
  const count = await countStatements(database);
  const before = cpuTimes(entry.contestant, database);
  const load = await loadOf(arena, entry, scenario, options.seconds);
  const after = cpuTimes(entry.contestant, database);
  const counted = await count(load.answers);
  const [server, postgres, own, machine] = after.map((to, at) => {
    const from = before[at];
    return from === undefined || to === undefined ? undefined : to - from;
  });
  const perAnswer = (ms: number | undefined) => (ms === undefined ? undefined : ms / load.answers);
  const isKnown =
    server !== undefined && postgres !== undefined && own !== undefined && machine !== undefined;
  return {
    rate: load.rate,
    p50Ms: load.p50Ms,
    p99Ms: load.p99Ms,
    bytes: load.bytes,
    statements: scenario.cache === 'of no use' ? statementsOfMutation! : counted,
    serverCpuMs: perAnswer(server),
    postgresCpuMs: perAnswer(postgres),
    foreignCpus: isKnown ? Math.max(0, machine - server - postgres - own) / (load.seconds * 1000) : undefined,
  };
}

/** CPU times so far in ms: the contestant's, PostgreSQL's, the load's, everybody's. */
function cpuTimes({ processes }: Contestant, { postmasterPid }: BenchDatabase): (number | undefined)[] {
  const own = processes.map(({ pid }) => cpuMsOf(pid));
  const server = own.some((ms) => ms === undefined)
    ? undefined
    : own.reduce<number>((sum, ms) => sum + ms!, 0);
  return [server, cpuMsOfChildren(postmasterPid), cpuMsOf(process.pid), cpuMsOfMachine()];
}

function loadOf({ options, signal }: Arena, entry: Entry, scenario: Scenario, seconds: number) {
  const { contestant, requests } = entry;
  return runLoad({
    host: contestant.host,
    port: contestant.processes.map(({ port }) => port),
    requests,
    order: scenario.order,
    connections: options.connections,
    seconds,
    signal,
    answersBegin: scenario.door.answersBegin,
  });
}
