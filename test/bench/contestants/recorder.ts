import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DELIVERY_DOOR, nextStamp, STAMP, type GraphqlRequest } from '../requests.js';
import type { Scenario } from '../scenarios.js';
import { ask } from '../verify.js';
import type { Contestant, ContestantPlan } from './contestant.js';
import { recordingKey, type RecordedStatement, type Recording } from './recording.js';

/** How often a recording is tried again into which something else came, like work of the service on its own account. */
const TRIES = 10;

interface Line extends RecordedStatement {
  readonly client: number;
  readonly user: string;
}

interface Take {
  readonly stamp: string;
  readonly answer: string;
  readonly statements: readonly RecordedStatement[];
}

/** The plan of a service that writes its statements down. */
export function recorderPlan(plan: ContestantPlan, logFile: string): ContestantPlan {
  const hook = ['--import', join(import.meta.dirname, 'record-statements.mjs')];
  return { ...plan, args: [...hook, ...plan.args], env: { ...plan.env, BENCH_RECORD: logFile } };
}

/**
 * Sends the requests of scenarios that are answered from recordings to a service with a recorder's plan. Everything is recorded
 * twice, and what both times were the same statements counts.
 */
export async function recordScenarios(
  service: Contestant,
  scenarios: readonly Scenario[],
  log: { readonly file: string; readonly deliveryLogin: string },
  signal: AbortSignal,
): Promise<Recording[]> {
  const recordings: Recording[] = [];
  const readOn = await openLog(log.file);
  for (const scenario of scenarios) {
    if (recordingKey(scenario.requests[0]!) === undefined) continue;
    const isRead = scenario.door === DELIVERY_DOOR;
    const takeOf = async (request: GraphqlRequest): Promise<Take> => {
      const stamp = nextStamp();
      await readOn();
      const stamped: GraphqlRequest = JSON.parse(JSON.stringify(request).replaceAll(STAMP, stamp));
      const answer = await ask(service, stamped, scenario.door);
      const lines = (await readOn()).filter(({ user }) => (user === log.deliveryLogin) === isRead);
      const statements = lines.map(({ name, text, values }) => ({ ...(name && { name }), text, values }));
      return { stamp, answer, statements };
    };
    for (const request of scenario.requests) {
      signal.throwIfAborted();
      recordings.push(await record(request, isRead, () => takeOf(request)));
    }
  }
  return recordings;
}

/** Reads on in a log, without what is sent over connections that listen for changes: they do nothing else. */
async function openLog(file: string): Promise<() => Promise<Line[]>> {
  let read = 0;
  const listeners = new Set<number>();
  return async () => {
    const all = await readFile(file);
    const text = all.toString('utf8', read);
    read = all.length;
    const lines = text.split('\n').slice(0, -1);
    const found = lines.map((line): Line => JSON.parse(line));
    for (const line of found) {
      if (/^\s*(--.*\n\s*)?listen /i.test(line.text)) listeners.add(line.client);
    }
    return found.filter(({ client }) => !listeners.has(client));
  };
}

async function record(
  request: GraphqlRequest,
  isRead: boolean,
  takeOne: () => Promise<Take>,
): Promise<Recording> {
  let before = await takeOne();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const now = await takeOne();
    if (areAlike(before, now)) {
      const { statements, answer } = before;
      const common = { key: recordingKey(request)!, statements, answer };
      if (isRead)
        return { ...common, login: 'delivery', mustHold: titlesIn(answer), stamp: null, ownIds: [] };
      return { ...common, login: 'owner', mustHold: [], stamp: before.stamp, ownIds: ownIds(before, now) };
    }
    before = now;
  }
  throw new Error(
    `The service asks something else each time about ${JSON.stringify(request.variables).slice(0, 300)}`,
  );
}

function titlesIn(answer: string): string[] {
  const { data }: { data: { search: { edges: { node: { title: string } }[] } } } = JSON.parse(answer);
  return data.search.edges.map(({ node }) => node.title);
}

/** Whether two recordings are of the same work. */
function areAlike(one: Take, other: Take): boolean {
  return (
    one.statements.length === other.statements.length &&
    one.statements.every(({ text }, at) => text === other.statements[at]!.text)
  );
}

/** Ids among the values of one recording that the other has not. */
function ownIds(one: Take, other: Take): string[] {
  const idsIn = ({ statements }: Take) =>
    JSON.stringify(statements).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  const shared = new Set(idsIn(other));
  return [...new Set(idsIn(one))].filter((id) => !shared.has(id));
}
