import type { BenchReport, ContestantResult, ScenarioResult, Spread, StartResult } from './report.js';

/** More foreign work than this shows in the ratios. */
const QUIET_BELOW_CPUS = 0.15;

const HEADINGS = ['', 'req/s (from-to)', 'of bare http', 'of bare pg (from-to)', 'p50 ms', 'p99 ms', 'SQL', 'server CPU ms', 'PostgreSQL CPU ms', 'bytes']; // prettier-ignore

/** For people: a Markdown table a scenario. */
export function printReport({ machine, settings, scenarios, starts, residentMb }: BenchReport): string {
  return [
    facts(machine),
    facts(settings),
    ...scenarios.map(printScenario),
    ...printScaling(scenarios),
    ...starts.map(printStart),
    ...(scenarios.length > 0 ? [`Resident memory after the load, MB: ${facts(residentMb)}`] : []),
    ...noiseIn(scenarios),
  ].join('\n\n');
}

function facts(values: object): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}

function printScenario({ name, about, compared, processes, contestants }: ScenarioResult): string {
  const hasPostgraphile = contestants.some(({ ofPostgraphile }) => ofPostgraphile !== undefined);
  const headings = hasPostgraphile ? [...HEADINGS, 'of postgraphile (from-to)'] : HEADINGS;
  const rows = contestants.map((each) => [
    ...cellsOf(each),
    ...(hasPostgraphile ? [ratio(each.ofPostgraphile)] : []),
  ]);
  const title = processes === 1 ? name : `${name}, ${processes} processes`;
  return [`**${title}**: ${about} (${compared} answers compared)`, '', table(headings, rows)].join('\n');
}

function cellsOf(each: ContestantResult): string[] {
  return [
    each.name,
    `${whole(each.rate.median)} (${whole(each.rate.least)}-${whole(each.rate.most)})`,
    each.ofBareHttp?.median.toFixed(3) ?? '-',
    ratio(each.ofBarePg),
    each.p50Ms.toFixed(2),
    each.p99Ms.toFixed(2),
    String(Number(each.statements.perRequest.toFixed(2))),
    each.serverCpuMs?.toFixed(3) ?? '-',
    each.postgresCpuMs?.toFixed(3) ?? '-',
    whole(each.bytes),
  ];
}

/** Rates by number of processes, where there were several numbers. */
function printScaling(scenarios: readonly ScenarioResult[]): string[] {
  const counts = [...new Set(scenarios.map(({ processes }) => processes))];
  if (counts.length < 2) return [];
  const names = [...new Set(scenarios.map(({ name }) => name))];
  const rows = names.flatMap((name) => {
    const results = scenarios.filter((each) => each.name === name);
    return results[0]!.contestants.map((contestant) => [
      name,
      contestant.name,
      ...counts.map((count) => {
        const { contestants = [] } = results.find(({ processes }) => processes === count) ?? {};
        const found = contestants.find((each) => each.name === contestant.name);
        return found ? whole(found.rate.median) : '-';
      }),
    ]);
  });
  return [`**req/s by number of processes**\n\n${table(['', '', ...counts.map(String)], rows)}`];
}

function printStart({ name, times, seconds, cpuSeconds }: StartResult): string {
  const [median, least, most] = [seconds.median, seconds.least, seconds.most].map((each) => each.toFixed(2));
  return `**start**: ${name} gives its first answer after ${median} s (${least}-${most}, ${times} times), ${cpuSeconds?.toFixed(2) ?? '-'} s of CPU`;
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

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = headings.map((_, place) => (place === 0 ? '---' : '--:'));
  return [line(headings), line(rule), ...rows.map(line)].join('\n');
}

function ratio(spread: Spread | undefined): string {
  if (!spread) return '-';
  return `${spread.median.toFixed(2)} (${spread.least.toFixed(2)}-${spread.most.toFixed(2)})`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
