import type { StatementCount } from './statement-log.js';

/** The middle of several measurements, and between which they lay. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** What one window of load came to. */
export interface Window {
  readonly rate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly bytes: number;
  readonly statements: StatementCount;
  /** CPU time an answer took in the contestant, and in PostgreSQL; undefined where the system does not tell. */
  readonly serverCpuMs: number | undefined;
  readonly postgresCpuMs: number | undefined;
  /** CPUs that others kept busy meanwhile: 0.5 is half of one. */
  readonly foreignCpus: number | undefined;
}

export interface ContestantResult {
  readonly name: string;
  /** Answers a second. */
  readonly rate: Spread;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Rate as a share of another's in the same round; undefined where that one takes no part. */
  readonly ofBareHttp: Spread | undefined;
  readonly ofBarePg: Spread | undefined;
  readonly ofPostgraphile: Spread | undefined;
  readonly statements: StatementCount;
  readonly serverCpuMs: number | undefined;
  readonly postgresCpuMs: number | undefined;
  readonly bytes: number;
  /** CPUs that others kept busy during its windows. */
  readonly foreignCpus: Spread | undefined;
}

export interface ScenarioResult {
  readonly name: string;
  readonly about: string;
  /** Requests whose answers were compared before the measurement. */
  readonly compared: number;
  /** Of each contestant. */
  readonly processes: number;
  readonly contestants: readonly ContestantResult[];
}

export interface BenchReport {
  readonly takenAt: string;
  readonly machine: Readonly<Record<string, string | number | boolean>>;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly scenarios: readonly ScenarioResult[];
  /** Seconds from being started to the first answer; empty where that was not asked for. */
  readonly starts: readonly StartResult[];
  /** Resident memory in MB after the load of all processes of a contestant, by its name and number of processes. */
  readonly residentMb: Readonly<Record<string, number | undefined>>;
}

export interface StartResult {
  readonly name: string;
  readonly times: number;
  readonly seconds: Spread;
  /** CPU time the process has taken by then; undefined where the system does not tell. */
  readonly cpuSeconds: number | undefined;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  return { median: sorted[(sorted.length - 1) >> 1]!, least: sorted[0]!, most: sorted.at(-1)! };
}

/** The windows of those that others are compared with, where they take part. */
export interface Floors {
  readonly http: readonly Window[] | undefined;
  readonly pg: readonly Window[] | undefined;
  readonly postgraphile: readonly Window[] | undefined;
}

/** Sums the windows of a contestant up, beside those of the floors in the same rounds. */
export function resultOf(name: string, windows: readonly Window[], floors: Floors): ContestantResult {
  const share = (of: readonly Window[] | undefined) =>
    of && spreadOf(windows.map((window, round) => window.rate / of[round]!.rate));
  const median = (valueOf: (window: Window) => number) => spreadOf(windows.map(valueOf)).median;
  const cpu = (valueOf: (window: Window) => number | undefined) =>
    windows.some((window) => valueOf(window) === undefined)
      ? undefined
      : median((window) => valueOf(window)!);
  return {
    name,
    rate: spreadOf(windows.map((window) => window.rate)),
    p50Ms: median((window) => window.p50Ms),
    p99Ms: median((window) => window.p99Ms),
    ofBareHttp: share(floors.http),
    ofBarePg: share(floors.pg),
    ofPostgraphile: share(floors.postgraphile),
    statements: {
      perRequest: median(({ statements }) => statements.perRequest),
      begin: windows.at(-1)!.statements.begin,
    },
    serverCpuMs: cpu((window) => window.serverCpuMs),
    postgresCpuMs: cpu((window) => window.postgresCpuMs),
    bytes: median((window) => window.bytes),
    foreignCpus: windows.some((window) => window.foreignCpus === undefined)
      ? undefined
      : spreadOf(windows.map((window) => window.foreignCpus!)),
  };
}
