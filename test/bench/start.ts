import { setTimeout as sleep } from 'node:timers/promises';
import { spawnServer, type ContestantPlan } from './contestants/contestant.js';
import { spreadOf, type StartResult } from './report.js';
import { cpuMsOf } from './process-cost.js';
import { DELIVERY_DOOR, type GraphqlRequest } from './requests.js';

const STARTED_WITHIN_MS = 60_000;
/** So exact is the time. */
const ASKED_EVERY_MS = 5;

/** Starts a contestant several times over the same database, one after the other, and asks for a page until it is answered. */
export async function measureStart(
  plan: ContestantPlan,
  request: GraphqlRequest,
  times: number,
  cpus: string | undefined,
  signal: AbortSignal,
): Promise<StartResult> {
  const seconds: number[] = [];
  const cpuTimes: (number | undefined)[] = [];
  const body = JSON.stringify(plan.dialect ? plan.dialect.request(request) : request);
  for (let at = 0; at < times; at += 1) {
    const beganAt = performance.now();
    const server = await spawnServer(plan, cpus);
    try {
      const url = `http://${server.host}:${server.port}${DELIVERY_DOOR.path}`;
      while (!(await isAnswered(url, body))) {
        signal.throwIfAborted();
        if (server.hasEnded() || performance.now() - beganAt > STARTED_WITHIN_MS) {
          throw new Error(`${plan.name} does not start. Its output ends:\n${server.output().trim()}`);
        }
        await sleep(ASKED_EVERY_MS);
      }
      seconds.push((performance.now() - beganAt) / 1000);
      cpuTimes.push(cpuMsOf(server.pid));
    } finally {
      await server.stop();
    }
  }
  const known = cpuTimes.filter((ms) => ms !== undefined).map((ms) => ms / 1000);
  return {
    name: plan.name,
    times,
    seconds: spreadOf(seconds),
    cpuSeconds: known.length < times ? undefined : spreadOf(known).median,
  };
}

async function isAnswered(url: string, body: string): Promise<boolean> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  try {
    const response = await fetch(url, { method: 'POST', headers, body });
    const text = await response.text();
    return response.status === 200 && text.startsWith(DELIVERY_DOOR.answersBegin);
  } catch {
    return false;
  }
}
