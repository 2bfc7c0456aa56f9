import { parseArgs } from 'node:util';
import type { GrowthCorpus } from './growth-corpus.js';
import { openGrowthDatabase } from './growth-database.js';
import { measureGrowth, SUBJECTS_MEASURED, type GrowthFigures, type Measured } from './growth-measure.js';
import { printFigures } from './growth-report.js';

// How database time grows with the number of articles. Exit codes: 0 measured, 1 failed, 2 a command line that cannot be used.

const USAGE = `npm run growth -- [options]

  --articles N,N,…    sizes of the corpora (40,1000,10000,100000)
  --words N           words of an article that search knows (480)
  --million           a million articles of 100 words as well: some 25 GB and half an hour
  --only A,B          what to measure: reading, search, writing (all)
  --data FOLDER       keep the corpora there and use them again; otherwise they are temporary
  --help              this`;

/** Each publish adds an article, and a corpus has at least one to ask for. */
const LEAST = 1;
const MOST = 1_000_000;

interface GrowthOptions {
  readonly corpora: readonly GrowthCorpus[];
  readonly only: ReadonlySet<Measured>;
  readonly dataDir: string | undefined;
}

/** Reads the command line; null where help is asked for. */
function readOptions(args: readonly string[]): GrowthOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '40,1000,10000,100000' },
      words: { type: 'string', default: '480' },
      only: { type: 'string', default: SUBJECTS_MEASURED.join(',') },
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
  return { corpora, only: new Set(values.only.split(',').map(measuredOf)), dataDir: values.data };
}

function measuredOf(text: string): Measured {
  const found = SUBJECTS_MEASURED.find((name) => name === text);
  if (found === undefined)
    throw new RangeError(`--only has "${text}": expected some of ${SUBJECTS_MEASURED.join(', ')}.`);
  return found;
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${name} has "${text}": expected a whole number from ${least} to ${most}.`);
  return value;
}

const say = (line: string) => console.error(line);
let asked: ReturnType<typeof readOptions> | undefined;
try {
  asked = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
}
if (asked === null) console.log(USAGE);
if (asked) {
  const figures: GrowthFigures[] = [];
  for (const corpus of asked.corpora) {
    const where = { keepIn: asked.dataDir, wantsLinks: asked.only.has('reading') };
    const database = await openGrowthDatabase(corpus, where, say);
    try {
      figures.push(await measureGrowth(database, corpus, asked.only));
    } finally {
      await database.close();
    }
    console.log(`${printFigures(figures)}\n`);
  }
}
