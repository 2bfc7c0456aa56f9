import { join } from 'node:path';
import type { BenchDatabase } from '../bench-database.js';
import { SITE_ORIGIN } from '../generate.js';
import type { ContestantPlan } from './contestant.js';

/** Connections of each contestant that reads from PostgreSQL: the service's own default. */
const POOL_SIZE = '10';

const ROOT = join(import.meta.dirname, '../../..');
const TYPESCRIPT = ['--import', join(ROOT, 'test/support/typescript.mjs')];

export const BARE_HTTP = 'bare http';
export const BARE_PG = 'bare pg';
/** Asks the database for every answer. */
export const SEVENTH = 'seventh';
/** As it comes: answers from memory what has not changed. */
export const SEVENTH_CACHED = 'seventh cached';

export interface PlanOptions {
  readonly database: BenchDatabase;
  /** A file with every request of the bench, one a line. */
  readonly requestsFile: string;
  /** A folder the service may write to. */
  readonly scratchDir: string;
  /** Whether the service runs out of its sources, as in tests, instead of its build. */
  readonly fromSources: boolean;
  /** Where a CPU profile of the service is written when it stops; undefined: none is taken. */
  readonly profileDir: string | undefined;
}

/** All contestants, the floors first. */
export function contestantPlans(
  options: PlanOptions,
): readonly [http: ContestantPlan, pg: ContestantPlan, seventh: ContestantPlan, cached: ContestantPlan] {
  const { database, requestsFile, scratchDir, fromSources, profileDir } = options;
  const pool = { DELIVERY_DATABASE_URL: database.deliveryUrl, DELIVERY_POOL_SIZE: POOL_SIZE };
  const bare = (file: string) => [...TYPESCRIPT, join(import.meta.dirname, file)];
  const profile = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
  const service = {
    args: [
      ...profile,
      ...(fromSources ? [...TYPESCRIPT, join(ROOT, 'src/main.ts')] : [join(ROOT, 'dist/src/main.js')]),
    ],
    env: {
      DATABASE_URL: database.ownerUrl,
      DELIVERY_POOL_SIZE: POOL_SIZE,
      DATA_DIR: scratchDir,
      SITE_URL: SITE_ORIGIN,
      LOG_LEVEL: 'warn',
      ADMIN_PASSWORD: 'only for the length of a run',
    },
  };
  return [
    { name: BARE_HTTP, args: bare('bare-http.ts'), env: { ...pool, BENCH_REQUESTS: requestsFile } },
    { name: BARE_PG, args: bare('bare-pg.ts'), env: pool },
    { ...service, name: SEVENTH, env: { ...service.env, ANSWER_CACHE_BYTES: '0' } },
    { ...service, name: SEVENTH_CACHED },
  ];
}
