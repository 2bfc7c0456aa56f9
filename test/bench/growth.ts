import { parseArgs } from 'node:util';
import type { GrowthCorpus } from './growth-corpus.js';
import { openGrowthDatabase } from './growth-database.js';
import { measureGrowth, type GrowthFigures, type Times } from './growth-measure.js';

// How database time grows with the number of articles. Exit codes: 0 measured, 1 failed, 2 a command line that cannot be used.

const USAGE = `npm run growth -- [options]

  --articles N,N,…    sizes of the corpora (40,1000,10000,100000)
  --words N           words of an article that search knows (480)
  --million           a million articles of 100 words as well: some 20 GB and half an hour
  --data FOLDER       keep the corpora there and use them again; otherwise they are temporary
  --help              this`;

/** Each publish adds an article, and a corpus has at least one to ask for. */
const LEAST = 1;
const MOST = 1_000_000;

function readCorpora(
  args: readonly string[],
): { corpora: GrowthCorpus[]; dataDir: string | undefined } | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '40,1000,10000,100000' },
      words: { type: 'string', default: '480' },
      million: { type: 'boolean', default: false },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const words = wholeNumber('--words', values.words, 10, 5000);
  const corpora = values.articles
    .split(',')
    .filter((text) => text !== '')
    .map((text) => ({ articles: wholeNumber('--articles', text, LEAST, MOST), words }));
  if (values.million) corpora.push({ articles: MOST, words: 100 });
  return { corpora, dataDir: values.data };
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${name} has "${text}": expected a whole number from ${least} to ${most}.`);
  return value;
}

/** Ratios are to the line above, times in milliseconds. */
function printFigures(all: readonly GrowthFigures[]): string {
  const lines = [
    '| Articles | words | search p50 / p95 | | page with related p50 / p95 | | publish p50 / p95 | | change p50 / p95 | 8 publishers, a second | CPU ms each | deadlocks |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  all.forEach((figures, at) => {
    const before = all[at - 1];
    const { corpus, search, page, publish, republish, perSecond, cpuMs, deadlocks } = figures;
    const cells = [
      corpus.articles.toLocaleString('en'),
      corpus.words,
      pair(search),
      ratio(search, before?.search),
      pair(page),
      ratio(page, before?.page),
      pair(publish),
      ratio(publish, before?.publish),
      pair(republish),
      Math.round(perSecond),
      cpuMs.toFixed(0),
      deadlocks,
    ];
    lines.push(`| ${cells.join(' | ')} |`);
  });
  return lines.join('\n');
}

function pair(times: Times): string {
  return `${times.p50.toFixed(1)} / ${times.p95.toFixed(1)}`;
}

function ratio(times: Times, before: Times | undefined): string {
  return before ? `${(times.p95 / before.p95).toFixed(1)}x` : '';
}

const say = (line: string) => console.error(line);
let asked: ReturnType<typeof readCorpora> | undefined;
try {
  asked = readCorpora(process.argv.slice(2));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
}
if (asked === null) console.log(USAGE);
if (asked) {
  const figures: GrowthFigures[] = [];
  for (const corpus of asked.corpora) {
    const database = await openGrowthDatabase(corpus, asked.dataDir, say);
    try {
      figures.push(await measureGrowth(database, corpus));
    } finally {
      await database.close();
    }
    console.log(`${printFigures(figures)}\n`);
  }
}
