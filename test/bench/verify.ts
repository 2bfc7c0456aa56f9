import type { Contestant } from './contestants/contestant.js';
import { BARE_HTTP, SEVENTH } from './contestants/plans.js';
import type { GraphqlRequest, Scenario } from './scenarios.js';

/** Different requests of a scenario that are compared before it is measured. */
const COMPARED = 25;

/** Sends one request; throws where it is not answered with data alone. */
export async function ask({ name, host, port }: Contestant, request: GraphqlRequest): Promise<string> {
  const response = await fetch(`http://${host}:${port}/graphql`, {
    method: 'POST',
    // As the load sends them: who takes compressed answers goes another way.
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-encoding': 'identity',
    },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  const answer: { data?: unknown; errors?: unknown } = JSON.parse(text);
  if (response.status !== 200 || answer.errors !== undefined || answer.data == null) {
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
  { name, requests }: Scenario,
): Promise<number> {
  const step = Math.max(1, Math.floor(requests.length / COMPARED));
  const sample = requests.filter((_, place) => place % step === 0).slice(0, COMPARED);
  for (const request of sample) {
    const texts = await Promise.all(contestants.map((contestant) => ask(contestant, request)));
    const at = (wanted: string) => texts[contestants.findIndex((contestant) => contestant.name === wanted)]!;
    const reference = JSON.parse(at(SEVENTH));
    for (const [place, text] of texts.entries()) {
      const difference = firstDifference(JSON.parse(text), reference, []);
      if (difference !== null) {
        throw new Error(
          `${contestants[place]!.name} and ${SEVENTH} disagree in "${name}" about ${JSON.stringify(request.variables)}: ${difference}`,
        );
      }
    }
    if (at(BARE_HTTP) !== at(SEVENTH)) {
      throw new Error(
        `"${name}": ${BARE_HTTP} holds other bytes than ${SEVENTH} sends, though they mean the same.`,
      );
    }
    if (isEmpty(reference))
      throw new Error(`"${name}": nothing is found by ${JSON.stringify(request.variables)}`);
  }
  return sample.length;
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
    (value) => value == null || (isObject(value) && Array.isArray(value.nodes) && value.nodes.length === 0),
  );
}
