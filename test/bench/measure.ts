import type { BenchDatabase } from './bench-database.js';
import type { Contestant } from './contestants/contestant.js';
import { BARE_HTTP, BARE_PG } from './contestants/plans.js';
import { encodeRequest, runLoad } from './load.js';
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
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Verifies, warms and measures a scenario: rounds in which each contestant has its window, and goes first in turn. */
export async function measure(arena: Arena, scenario: Scenario): Promise<ScenarioResult> {
  const { database, contestants, options, say } = arena;
  const compared = await verifyAnswers(contestants, scenario);
  const statements = new Map<string, StatementCount>();
  const windows = new Map<string, Window[]>();
  for (const contestant of contestants) {
    await loadOf(arena, contestant, scenario, options.warmupSeconds);
    statements.set(contestant.name, await countStatements(database, contestant, scenario));
    windows.set(contestant.name, []);
  }
  for (let round = 0; round < options.rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const contestant = contestants[(round + turn) % contestants.length]!;
      const window = await windowOf(arena, contestant, scenario);
      windows.get(contestant.name)!.push(window);
      say(
        `${scenario.name}, round ${round + 1} of ${options.rounds}: ${contestant.name} ${Math.round(window.rate)}/s`,
      );
    }
  }
  const floors = { http: windows.get(BARE_HTTP)!, pg: windows.get(BARE_PG)! };
  return {
    name: scenario.name,
    about: scenario.about,
    compared,
    contestants: contestants.map(({ name }) =>
      resultOf(name, windows.get(name)!, floors, statements.get(name)!),
    ),
  };
}

async function windowOf(arena: Arena, contestant: Contestant, scenario: Scenario): Promise<Window> {
  const { options, database } = arena;
  const before = cpuTimes(contestant, database);
  const load = await loadOf(arena, contestant, scenario, options.seconds);
  const after = cpuTimes(contestant, database);
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
    serverCpuMs: perAnswer(server),
    postgresCpuMs: perAnswer(postgres),
    foreignCpus: isKnown ? Math.max(0, machine - server - postgres - own) / (load.seconds * 1000) : undefined,
  };
}

/** CPU times so far in ms: the contestant's, PostgreSQL's, the load's, everybody's. */
function cpuTimes({ pid }: Contestant, { postmasterPid }: BenchDatabase): (number | undefined)[] {
  return [cpuMsOf(pid), cpuMsOfChildren(postmasterPid), cpuMsOf(process.pid), cpuMsOfMachine()];
}

function loadOf({ options, signal }: Arena, contestant: Contestant, scenario: Scenario, seconds: number) {
  return runLoad({
    host: contestant.host,
    port: contestant.port,
    requests: scenario.requests.map((request) => encodeRequest(contestant, request)),
    order: scenario.order,
    connections: options.connections,
    seconds,
    signal,
  });
}
