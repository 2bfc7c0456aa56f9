import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** What a run is asked for. */
export interface EvalOptions {
  /** Names under `dataDir`, or paths of folders. */
  readonly collections: readonly string[];
  readonly dataDir: string;
  readonly scorersDir: string;
  /** Where run files, the report and kept databases go: a folder a collection. */
  readonly outDir: string;
  /** Whether the database stays there and is used again. */
  readonly keep: boolean;
  /** Whether nothing is loaded and nothing waited for: the kept database as it is. */
  readonly queriesOnly: boolean;
  /** Whether searches are made a second time with misspelt words. */
  readonly typos: boolean;
  /** Whether tags become topics. */
  readonly topics: boolean;
  /** Of each collection only so many queries or sources; undefined: all. */
  readonly limit: number | undefined;
  /** Results that are asked for a query. */
  readonly depth: number;
  /** Articles that are loaded at once. */
  readonly concurrency: number;
  readonly fromSources: boolean;
}

export const COLLECTIONS = ['search/cranfield', 'search/liveqa', 'related/va', 'related/digitalgov'] as const;

export const USAGE = `npm run eval -- [options]

  --collection NAME   ${COLLECTIONS.join(', ')}, or a folder with docs.jsonl and
                      queries.tsv + qrels.txt or links.txt; may be repeated (all four)
  --data FOLDER       where the collections lie (../shared/data)
  --scorers FOLDER    where search-score.mjs and related-score.mjs lie (../shared/eval)
  --out FOLDER        for run files and report.json (a folder of the temporary one)
  --keep              keep the database in the --out folder and use it again
  --queries-only      ask a kept database as it is: neither load nor wait
  --typos             search a second time with one edit in every word of five letters or more
  --no-topics         do not make topics of tags
  --limit N           only the first N queries or sources
  --depth N           results asked for a query, in pages of 100 (1000)
  --concurrency N     articles loaded at once (4)
  --from-sources      run the service from its sources instead of its build
  --help              this`;

const OPTIONS = {
  collection: { type: 'string', multiple: true },
  data: { type: 'string' },
  scorers: { type: 'string' },
  out: { type: 'string' },
  keep: { type: 'boolean', default: false },
  'queries-only': { type: 'boolean', default: false },
  typos: { type: 'boolean', default: false },
  'no-topics': { type: 'boolean', default: false },
  limit: { type: 'string' },
  depth: { type: 'string', default: '1000' },
  concurrency: { type: 'string', default: '4' },
  'from-sources': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** The run cannot begin; the message says what is wrong or missing and what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads the command line of a checkout in `root`; null where help is asked for. Throws `UsageError`. */
export function readOptions(args: readonly string[], root: string): EvalOptions | null {
  const values = parse(args);
  if (values.help) return null;
  return {
    collections: values.collection ?? COLLECTIONS,
    dataDir: values.data ?? join(root, '../shared/data'),
    scorersDir: values.scorers ?? join(root, '../shared/eval'),
    outDir: values.out ?? join(tmpdir(), 'seventh-eval'),
    keep: values.keep || values['queries-only'],
    queriesOnly: values['queries-only'],
    typos: values.typos,
    topics: !values['no-topics'],
    limit: values.limit === undefined ? undefined : wholeNumber('--limit', values.limit, 100_000),
    depth: wholeNumber('--depth', values.depth, 1000),
    concurrency: wholeNumber('--concurrency', values.concurrency, 8),
    fromSources: values['from-sources'],
  };
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most) {
    throw new UsageError(`${name} is "${text}": expected a whole number from 1 to ${most}.`);
  }
  return value;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
