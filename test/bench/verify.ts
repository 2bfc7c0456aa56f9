import type { Contestant } from './contestants/contestant.js';
import { BARE_HTTP, SEVENTH } from './contestants/plans.js';
import { DELIVERY_DOOR, nextStamp, STAMP, type Door, type GraphqlRequest } from './requests.js';
import type { Scenario } from './scenarios.js';

/** Different requests of a scenario that are compared before it is measured. */
const COMPARED = 25;

/**
 * Sends one request, in the contestant's own words, with a stamp of its own; throws where it is not answered with data alone.
 * `place` says which of the contestant's processes is asked.
 */
export async function ask(
  { name, processes, dialect }: Contestant,
  request: GraphqlRequest,
  door: Door = DELIVERY_DOOR,
  { place = 0, headers = {} }: { place?: number; headers?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  const { host, port } = processes[place % processes.length]!;
  const response = await fetch(`http://${host}:${port}${door.path}`, {
    method: 'POST',
    // As the load sends them: who takes compressed answers goes another way.
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...door.headers,
      ...headers,
    },
    body: JSON.stringify(dialect ? dialect.request(request) : request).replaceAll(STAMP, nextStamp()),
  });
  const text = await response.text();
  const answer: { data?: unknown; errors?: unknown } = JSON.parse(text);
  if (
    response.status !== 200 ||
    answer.errors !== undefined ||
    answer.data == null ||
    !text.startsWith(door.answersBegin)
  ) {
    throw new Error(
      `${name} answers ${request.operationName} with ${response.status} ${text.slice(0, 2000)}`,
    );
  }
  return text;
}

/**
 * Makes sure that all contestants do the same work: equal answers to some requests of the scenario, and the very same bytes
 * out of memory as out of the service. Throws at the first difference. Returns how many requests were compared.
 */
export async function verifyAnswers(
  contestants: readonly Contestant[],
  { name, requests, door }: Scenario,
): Promise<number> {
  const step = Math.max(1, Math.floor(requests.length / COMPARED));
  const sample = requests.filter((_, place) => place % step === 0).slice(0, COMPARED);
  for (const [place, request] of sample.entries()) {
    const texts = await Promise.all(contestants.map((each) => ask(each, request, door, { place })));
    const at = (wanted: string) => texts[contestants.findIndex((contestant) => contestant.name === wanted)];
    const reference = withoutOwn(JSON.parse(at(SEVENTH)!));
    for (const [which, text] of texts.entries()) {
      const answer: { data: unknown } = JSON.parse(text);
      const { dialect } = contestants[which]!;
      const meant = dialect ? { data: dialect.meaning(answer.data) } : answer;
      const difference = firstDifference(withoutOwn(meant), reference, []);
      if (difference !== null) {
        throw new Error(
          `${contestants[which]!.name} and ${SEVENTH} disagree in "${name}" about ${JSON.stringify(request.variables)}: ${difference}`,
        );
      }
    }
    const copied = at(BARE_HTTP);
    if (copied !== undefined && copied !== at(SEVENTH)) {
      throw new Error(
        `"${name}": ${BARE_HTTP} holds other bytes than ${SEVENTH} sends, though they mean the same.`,
      );
    }
    if (isEmpty(reference))
      throw new Error(`"${name}": nothing is found by ${JSON.stringify(request.variables)}`);
  }
  return sample.length;
}

/** Without what is new in each answer to a mutation: ids and stamps. */
function withoutOwn(answer: unknown): { data: Record<string, unknown> } {
  return JSON.parse(
    JSON.stringify(answer, (name, value: unknown) => (name === 'id' ? 'its own' : value)).replaceAll(
      /bench-\d{16}/g,
      STAMP,
    ),
  );
}

/** Where two JSON values differ, in words; null where they do not. Order counts in lists, not in objects. */
export function firstDifference(one: unknown, other: unknown, path: readonly string[]): string | null {
  if (isObject(one) && isObject(other) && Array.isArray(one) === Array.isArray(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    for (const key of keys) {
      const difference = firstDifference(one[key], other[key], [...path, key]);
      if (difference !== null) return difference;
    }
    return null;
  }
  if (Object.is(one, other)) return null;
  const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 200) ?? 'nothing';
  return `at ${path.join('.')} ${shown(one)} and ${shown(other)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** An article that is null, or a list without items: equal, but proof of nothing. */
function isEmpty(answer: { data: Record<string, unknown> }): boolean {
  return Object.values(answer.data).some(
    (value) => value == null || (isObject(value) && [value.nodes, value.edges].some(isEmptyList)),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
