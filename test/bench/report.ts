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
  /** Rate as a share of a floor's in the same round. */
  readonly ofBareHttp: Spread;
  readonly ofBarePg: Spread;
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
  readonly contestants: readonly ContestantResult[];
}

export interface BenchReport {
  readonly takenAt: string;
  readonly machine: Readonly<Record<string, string | number | boolean>>;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly scenarios: readonly ScenarioResult[];
  /** Resident memory in MB after the load, by contestant. */
  readonly residentMb: Readonly<Record<string, number | undefined>>;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  return { median: sorted[(sorted.length - 1) >> 1]!, least: sorted[0]!, most: sorted.at(-1)! };
}

/** Sums the windows of a contestant up, beside those of the floors in the same rounds. */
export function resultOf(
  name: string,
  windows: readonly Window[],
  floors: { readonly http: readonly Window[]; readonly pg: readonly Window[] },
  statements: StatementCount,
): ContestantResult {
  const share = (of: readonly Window[]) =>
    spreadOf(windows.map((window, round) => window.rate / of[round]!.rate));
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
    statements,
    serverCpuMs: cpu((window) => window.serverCpuMs),
    postgresCpuMs: cpu((window) => window.postgresCpuMs),
    bytes: median((window) => window.bytes),
    foreignCpus: windows.some((window) => window.foreignCpus === undefined)
      ? undefined
      : spreadOf(windows.map((window) => window.foreignCpus!)),
  };
}

/** More foreign work than this shows in the ratios. */
const QUIET_BELOW_CPUS = 0.15;

const HEADINGS = ['', 'req/s (from-to)', 'of bare http', 'of bare pg (from-to)', 'p50 ms', 'p99 ms', 'SQL', 'server CPU ms', 'PostgreSQL CPU ms', 'bytes']; // prettier-ignore

/** For people: a Markdown table a scenario. */
export function printReport({ machine, settings, scenarios, residentMb }: BenchReport): string {
  const facts = (values: object) =>
    Object.entries(values)
      .map(([name, value]) => `${name} ${String(value)}`)
      .join(', ');
  return [
    facts(machine),
    facts(settings),
    ...scenarios.map(printScenario),
    `Resident memory after the load, MB: ${facts(residentMb)}`,
    ...noiseIn(scenarios),
  ].join('\n\n');
}

/** Says so where the figures are not to be trusted. */
function noiseIn(scenarios: readonly ScenarioResult[]): string[] {
  const busiest = Math.max(
    0,
    ...scenarios.flatMap(({ contestants }) => contestants.map(({ foreignCpus }) => foreignCpus?.most ?? 0)),
  );
  if (busiest <= QUIET_BELOW_CPUS) return [];
  return [
    `**Not a quiet machine**: other processes took up to ${busiest.toFixed(2)} CPUs during a window, so these ratios say little.`,
  ];
}

function printScenario({ name, about, compared, contestants }: ScenarioResult): string {
  const rows = contestants.map((each) => [
    each.name,
    `${whole(each.rate.median)} (${whole(each.rate.least)}-${whole(each.rate.most)})`,
    each.ofBareHttp.median.toFixed(3),
    `${each.ofBarePg.median.toFixed(2)} (${each.ofBarePg.least.toFixed(2)}-${each.ofBarePg.most.toFixed(2)})`,
    each.p50Ms.toFixed(2),
    each.p99Ms.toFixed(2),
    String(Number(each.statements.perRequest.toFixed(2))),
    each.serverCpuMs?.toFixed(3) ?? '-',
    each.postgresCpuMs?.toFixed(3) ?? '-',
    whole(each.bytes),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = HEADINGS.map((_, place) => (place === 0 ? '---' : '--:'));
  return [
    `**${name}**: ${about} (${compared} answers compared)`,
    '',
    line(HEADINGS),
    line(rule),
    ...rows.map(line),
  ].join('\n');
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
