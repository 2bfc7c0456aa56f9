import type { GrowthFigures } from './growth-measure.js';
import type { Times } from './growth-times.js';

/** Two tables, each where something of it was measured: pages and lists by size; and search and publishing. */
export function printFigures(all: readonly GrowthFigures[]): string {
  const tables = [printReading(all), printSearchAndWriting(all)];
  return tables.filter((table) => table !== null).join('\n\n');
}

/** Ratios are those of the medians to the smallest corpus. */
function printReading(all: readonly GrowthFigures[]): string | null {
  const measured = all.filter(({ reading }) => reading !== undefined);
  const [smallest] = measured;
  if (!smallest) return null;
  const heads = measured.map(
    ({ corpus }) => `${corpus.articles.toLocaleString('en')} x ${corpus.words} words`,
  );
  const rows = [...smallest.reading!.keys()].map((name) => {
    const first = smallest.reading!.get(name)!;
    const cells = measured.map(({ reading }) => {
      const times = reading!.get(name)!;
      const to = times === first ? '' : `, ${(times.p50 / first.p50).toFixed(1)}x`;
      return `${times.p50.toFixed(2)} / ${times.p95.toFixed(2)}${to}, ${times.blocks} blocks`;
    });
    return [name, ...cells];
  });
  return table(['Database ms p50 / p95', ...heads], rows);
}

/** Ratios are those of the 95th percentiles to the line above. */
function printSearchAndWriting(all: readonly GrowthFigures[]): string | null {
  const measured = all.filter(({ search, writing }) => search ?? writing);
  if (measured.length === 0) return null;
  const rows = measured.map(({ corpus, search, writing }, at) => {
    const before = measured[at - 1];
    return [
      corpus.articles.toLocaleString('en'),
      String(corpus.words),
      ...pairAndRatio(search, before?.search),
      ...pairAndRatio(writing?.publish, before?.writing?.publish),
      writing ? pair(writing.republish) : '',
      writing ? String(Math.round(writing.perSecond)) : '',
      writing ? writing.cpuMs.toFixed(0) : '',
      writing ? String(writing.deadlocks) : '',
    ];
  });
  const heads = ['Articles', 'words', 'search p50 / p95', '', 'publish p50 / p95', '', 'change p50 / p95'];
  return table([...heads, '8 publishers, a second', 'CPU ms each', 'deadlocks'], rows);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, at) => (at === 0 ? ':---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}

function pairAndRatio(times: Times | undefined, before: Times | undefined): [string, string] {
  if (!times) return ['', ''];
  return [pair(times), before ? `${(times.p95 / before.p95).toFixed(1)}x` : ''];
}

function pair({ p50, p95 }: Times): string {
  return `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
}
