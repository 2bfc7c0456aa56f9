import { join, resolve } from 'node:path';
import type { BenchDatabase } from '../bench-database.js';
import { SITE_ORIGIN } from '../generate.js';
import type { ContestantPlan } from './contestant.js';
import { POSTGRAPHILE_DIALECT } from './postgraphile-dialect.js';

/** Connections of each process that reads from PostgreSQL, and of each that writes: the service's own defaults. */
const POOL_SIZE = '10';

const ROOT = join(import.meta.dirname, '../../..');
const TYPESCRIPT = ['--import', join(ROOT, 'test/support/typescript.mjs')];

export const BARE_HTTP = 'bare http';
export const BARE_PG = 'bare pg';
/** Asks the database for every answer. */
export const SEVENTH = 'seventh';
/** As it comes: answers from memory what has not changed. */
export const SEVENTH_CACHED = 'seventh cached';
/** Only where somebody installed it. */
export const POSTGRAPHILE = 'postgraphile';

/** The login the service makes at its first start. */
export const ADMIN = { email: 'admin@localhost', password: 'only for the length of a run' };

export interface PlanOptions {
  readonly database: BenchDatabase;
  /** A file with every request of the bench, one a line. */
  readonly requestsFile: string;
  /** A file with recordings, one a line. */
  readonly recordingsFile: string;
  /** A folder the service may write to. */
  readonly scratchDir: string;
  /** Whether the service runs out of its sources, as in tests, instead of its build. */
  readonly fromSources: boolean;
  /** Where a CPU profile of the service is written when it stops; undefined: none is taken. */
  readonly profileDir: string | undefined;
  /** Where PostGraphile is installed; undefined: it takes no part. */
  readonly postgraphileDir: string | undefined;
}

export interface Plans {
  readonly http: ContestantPlan;
  readonly pg: ContestantPlan;
  readonly seventh: ContestantPlan;
  readonly cached: ContestantPlan;
  readonly postgraphile: ContestantPlan | undefined;
  /** The service without a profile: what the bench asks before it measures, and what it starts. */
  readonly helper: ContestantPlan;
  readonly asItComes: ContestantPlan;
}

export function contestantPlans(options: PlanOptions): Plans {
  const { database, requestsFile, recordingsFile, scratchDir, fromSources, profileDir } = options;
  const pool = { DELIVERY_DATABASE_URL: database.deliveryUrl, DELIVERY_POOL_SIZE: POOL_SIZE };
  const bare = (file: string) => [...TYPESCRIPT, join(import.meta.dirname, file)];
  const profile = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
  const owner = { DATABASE_URL: database.ownerUrl, DATABASE_POOL_SIZE: POOL_SIZE };
  const service = {
    args: fromSources ? [...TYPESCRIPT, join(ROOT, 'src/main.ts')] : [join(ROOT, 'dist/src/main.js')],
    env: {
      ...owner,
      DELIVERY_POOL_SIZE: POOL_SIZE,
      DATA_DIR: scratchDir,
      SITE_URL: SITE_ORIGIN,
      LOG_LEVEL: 'warn',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    },
  };
  const profiled = { ...service, args: [...profile, ...service.args] };
  const uncached = { ...service.env, ANSWER_CACHE_BYTES: '0' };
  const recordings = { BENCH_RECORDINGS: recordingsFile };
  return {
    http: {
      name: BARE_HTTP,
      args: bare('bare-http.ts'),
      env: { ...pool, ...recordings, BENCH_REQUESTS: requestsFile },
    },
    pg: { name: BARE_PG, args: bare('bare-pg.ts'), env: { ...pool, ...owner, ...recordings } },
    seventh: { ...profiled, name: SEVENTH, env: uncached },
    cached: { ...profiled, name: SEVENTH_CACHED },
    helper: { ...service, name: SEVENTH, env: uncached },
    asItComes: { ...service, name: SEVENTH_CACHED },
    postgraphile:
      options.postgraphileDir === undefined
        ? undefined
        : {
            name: POSTGRAPHILE,
            args: [join(import.meta.dirname, 'postgraphile.mjs')],
            env: {
              ...pool,
              BENCH_POSTGRAPHILE: resolve(options.postgraphileDir),
              GRAPHILE_ENV: 'production',
            },
            dialect: POSTGRAPHILE_DIALECT,
          },
  };
}
