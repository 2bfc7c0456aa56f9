import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { BenchDatabase } from './bench-database.js';
import type { Contestant } from './contestants/contestant.js';
import { runLoad, type EncodedRequest } from './load.js';
import { DELIVERY_DOOR } from './requests.js';
import type { Scenario } from './scenarios.js';
import { ask } from './verify.js';

/** Who was asked before he heard of a change by himself does so by his next poll. */
const HEARD_WITHIN_MS = 1500;
/** Warming must end some time, whatever the server does. */
const WARM_WITHIN_SECONDS = 300;

/** As the gate tells which articles a change touches. */
const CHANGE = `
  update delivery.content_version set n = n + 1
   where set_config('seventh.changed_keys',
                    (select array_agg('article-' || article_id)::text from delivery.reading), true) is not null
  returning n`;

/**
 * Makes all pages that were kept worthless, by a change that touches every article, and waits until each process has heard of it.
 * The processes go on: what is measured then is an empty cache, not a program that has just begun.
 */
export async function emptyCaches(
  { adminUrl }: BenchDatabase,
  contestants: readonly Contestant[],
  { requests }: Scenario,
): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  let version: string;
  try {
    const { rows } = await client.query<{ n: string }>(CHANGE);
    version = rows[0]!.n;
  } finally {
    await client.end();
  }
  // Whoever knows this header answers from a state that has seen the change; all others do not read it.
  const headers = { 'x-min-content-version': version };
  for (const contestant of contestants) {
    for (const place of contestant.processes.keys())
      await ask(contestant, requests[0]!, DELIVERY_DOOR, { place, headers });
  }
  await sleep(HEARD_WITHIN_MS);
}

/** Sends every request once to each process. */
export async function fillCaches(
  contestant: Contestant,
  requests: readonly EncodedRequest[],
  signal: AbortSignal,
  connections: number,
): Promise<void> {
  const order = Uint32Array.from(requests.keys());
  for (const { host, port } of contestant.processes) {
    await runLoad({
      host,
      port,
      requests,
      order,
      connections,
      seconds: WARM_WITHIN_SECONDS,
      most: requests.length,
      signal,
    });
  }
}
