import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { asAdmin, type BenchDatabase } from './bench-database.js';
import type { Contestant } from './contestants/contestant.js';
import type { Scenario } from './scenarios.js';
import { ask } from './verify.js';

/** Statements whose beginnings are told. */
const SHOWN = 5;
const SHOWN_CHARACTERS = 60;
/** The log is written by many processes, a little after their answers. */
const LOG_SETTLES_MS = 500;

export interface StatementCount {
  /** Statements a request, `begin` and `commit` included. */
  readonly perRequest: number;
  /** How the commonest begin; pg_stat_statements leaves out the comment that names them. */
  readonly begin: readonly string[];
}

/**
 * Begins to count what the delivery login asks of PostgreSQL, by pg_stat_statements; what the service does besides runs with the
 * owner's. Call what is returned to end, with the number of requests meanwhile.
 */
export async function countStatements({
  adminUrl,
  deliveryUrl,
}: BenchDatabase): Promise<(requests: number) => Promise<StatementCount>> {
  await asAdmin(adminUrl, ['select pg_stat_statements_reset()']);
  const login = decodeURIComponent(new URL(deliveryUrl).username);
  return async (requests) => {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ calls: string; query: string }>(
        `select calls, query from pg_stat_statements
         where userid = (select oid from pg_roles where rolname = $1) order by calls desc, query`,
        [login],
      );
      return {
        perRequest: rows.reduce((sum, row) => sum + Number(row.calls), 0) / requests,
        begin: rows.slice(0, SHOWN).map(({ query }) => beginningOf(query)),
      };
    } finally {
      await client.end();
    }
  };
}

export function beginningOf(statement: string): string {
  return `${statement.replaceAll(/\s+/g, ' ').slice(0, SHOWN_CHARACTERS)} …`;
}

/**
 * `explain (analyze, buffers)` of all that one request makes PostgreSQL do, as auto_explain logs it: with the plans that the
 * contestant's own connections use and the values it sends.
 */
export async function explainRequest(
  { adminUrl, logFile }: BenchDatabase,
  contestant: Contestant,
  { requests, door }: Scenario,
): Promise<string> {
  const settings = ['log_analyze', 'log_buffers'].map((name) => `auto_explain.${name}`);
  await asAdmin(adminUrl, [
    ...settings.map((name) => `alter system set ${name} = on`),
    'alter system set auto_explain.log_min_duration = 0',
    'select pg_reload_conf()',
  ]);
  await sleep(LOG_SETTLES_MS);
  const log = await open(logFile);
  try {
    const { size } = await log.stat();
    await ask(contestant, requests[0]!, door);
    await sleep(LOG_SETTLES_MS);
    const { size: grown } = await log.stat();
    const { buffer } = await log.read(Buffer.alloc(grown - size), 0, grown - size, size);
    return buffer.toString('utf8');
  } finally {
    await log.close();
    await asAdmin(adminUrl, [
      ...[...settings, 'auto_explain.log_min_duration'].map((name) => `alter system reset ${name}`),
      'select pg_reload_conf()',
    ]);
  }
}
