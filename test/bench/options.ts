import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LEAST_ARTICLES } from './corpus.js';
import { SCENARIO_NAMES, type ScenarioName } from './scenarios.js';

/** What a run is asked for. */
export interface BenchOptions {
  readonly articles: number;
  /** Whether neighbours are found by their words, as the service finds them. */
  readonly neighbours: boolean;
  readonly scenarios: readonly ScenarioName[];
  readonly seconds: number;
  readonly warmupSeconds: number;
  readonly rounds: number;
  readonly connections: number;
  /** How many processes each contestant has; measured one number after the other. */
  readonly processes: readonly number[];
  /** Where PostGraphile is installed. */
  readonly postgraphileDir: string | undefined;
  /** Whether processes are held to CPUs of their own where the machine lets us. */
  readonly pin: boolean;
  readonly fromSources: boolean;
  readonly dataDir: string | undefined;
  readonly jsonFile: string | undefined;
  readonly budgetFile: string | undefined;
  readonly profileDir: string | undefined;
}

const MOST_PROCESSES = 4;

export const USAGE = `npm run bench -- [options]

  --articles N        size of the corpus (10000)
  --scenario a,b      some of ${SCENARIO_NAMES.join(', ')} (all)
  --seconds S         length of a window of load (3)
  --warmup S          load before the first window of a scenario (2)
  --rounds N          windows of each contestant in each scenario (3)
  --connections N     requests under way at once (32)
  --data FOLDER       keep the database there and use it again; otherwise it is temporary
  --processes N,N     processes of each contestant, 1 to ${MOST_PROCESSES}; several numbers one after the other (1)
  --postgraphile DIR  a folder with PostGraphile 5 takes part: cd DIR && npm i postgraphile@5 graphql@16
  --neighbours        find the articles' neighbours by their words, as the service would: minutes more
  --json FILE         write the figures there
  --budget FILE       limits that must hold, {"page": {"ofBarePg": 0.75, "statements": 2}}; exit code 1 where they do not
  --profile FOLDER    write a CPU profile of the service there
  --no-pin            let the system choose CPUs
  --from-sources      run the service from its sources instead of its build
  --help              this`;

const OPTIONS = {
  articles: { type: 'string', default: '10000' },
  scenario: { type: 'string', default: SCENARIO_NAMES.join(',') },
  seconds: { type: 'string', default: '3' },
  warmup: { type: 'string', default: '2' },
  rounds: { type: 'string', default: '3' },
  connections: { type: 'string', default: '32' },
  data: { type: 'string' },
  neighbours: { type: 'boolean', default: false },
  processes: { type: 'string', default: '1' },
  postgraphile: { type: 'string' },
  json: { type: 'string' },
  budget: { type: 'string' },
  profile: { type: 'string' },
  'no-pin': { type: 'boolean', default: false },
  'from-sources': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** The command line cannot be used; the message says what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads the command line; null where help is asked for. Throws `UsageError`. */
export function readOptions(args: readonly string[]): BenchOptions | null {
  const values = parse(args);
  if (values.help) return null;
  return {
    articles: number('--articles', values.articles, LEAST_ARTICLES, 1_000_000, true),
    neighbours: values.neighbours,
    scenarios: values.scenario.split(',').map(scenarioOf),
    seconds: number('--seconds', values.seconds, 0.1, 600),
    warmupSeconds: number('--warmup', values.warmup, 0.1, 60),
    rounds: number('--rounds', values.rounds, 1, 100, true),
    connections: number('--connections', values.connections, 1, 1000, true),
    processes: values.processes
      .split(',')
      .map((text) => number('--processes', text, 1, MOST_PROCESSES, true)),
    postgraphileDir: values.postgraphile && postgraphileIn(values.postgraphile),
    pin: !values['no-pin'],
    fromSources: values['from-sources'],
    dataDir: values.data,
    jsonFile: values.json,
    budgetFile: values.budget,
    profileDir: values.profile,
  };
}

function number(name: string, text: string, least: number, most: number, whole = false): number {
  const value = Number(text);
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    throw new UsageError(
      `${name} is "${text}": expected a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`,
    );
  }
  return value;
}

function postgraphileIn(folder: string): string {
  const file = join(folder, 'node_modules/postgraphile/package.json');
  const { version }: { version?: string } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  if (version?.startsWith('5.')) return folder;
  throw new UsageError(
    `--postgraphile is "${folder}": expected a folder in which "npm i postgraphile@5 graphql@16" was run.`,
  );
}

function scenarioOf(text: string): ScenarioName {
  const found = SCENARIO_NAMES.find((name) => name === text);
  if (found === undefined) {
    throw new UsageError(`--scenario has "${text}": expected some of ${SCENARIO_NAMES.join(', ')}.`);
  }
  return found;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
