import type { Client } from 'pg';

/** Database time of requests of one kind: what PostgreSQL took to plan and run the statements of each, in milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
  /** Blocks of 8 kB that the statements of a request looked at (p50): what others do on the machine does not show in them. */
  readonly blocks: number;
}

/** Measures `work` on each of the things, by pg_stat_statements and the login that asks. Wants a quiet database. */
export async function timesOf<T>(
  admin: Client,
  login: string,
  things: readonly T[],
  work: (thing: T) => Promise<unknown>,
): Promise<Times> {
  const times: number[] = [];
  const blocks: number[] = [];
  for (const thing of things) {
    await admin.query('select pg_stat_statements_reset()');
    await work(thing);
    const { rows } = await admin.query<{ ms: number; blocks: number }>(
      `select coalesce(sum(total_plan_time + total_exec_time), 0)::float8 as ms,
              coalesce(sum(shared_blks_hit + shared_blks_read), 0)::float8 as blocks
       from pg_stat_statements
       where userid = (select oid from pg_roles where rolname = $1)`,
      [login],
    );
    times.push(rows[0]!.ms);
    blocks.push(rows[0]!.blocks);
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), blocks: quantile(blocks, 0.5) };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
