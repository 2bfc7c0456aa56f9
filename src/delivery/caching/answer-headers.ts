import { Kind, type OperationDefinitionNode } from 'graphql';
import type { CacheSettings } from '../../config/request-settings.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { DeliveryDatabase } from '../statements.js';
import { cacheControl, mayBeKept } from './cache-control.js';
import { surrogateKeys } from './surrogate-keys.js';

const CLOCK = {
  name: 'delivery.clock',
  text: `-- delivery.clock\nselect extract(epoch from clock_timestamp())::double precision * 1000 as "nowMs"`,
};

/** The database's time before an answer's first read, and when it was asked for by the clock of this process. */
export interface ReadClock {
  readonly readAt: number;
  readonly askedAt: number;
}

/** What every answer varies by. */
export const VARY = 'Accept, X-Min-Content-Version';

/** To be called before any resolver: what is read later is at least as new. Null where nothing may be kept anyway. */
export async function readClock(
  settings: CacheSettings,
  database: DeliveryDatabase,
): Promise<ReadClock | null> {
  if (!mayBeKept(settings)) return null;
  const askedAt = performance.now();
  const [row] = await database.query<{ nowMs: number }>(CLOCK);
  return { readAt: row!.nowMs, askedAt };
}

/** Headers for caches. */
export interface AnswerHeaders {
  readonly vary: string;
  readonly 'cache-control': string;
  readonly 'surrogate-key'?: string;
  readonly 'cache-tag'?: string;
}

/** What caches are told of an answer without errors: how long they may keep it, what it was made of, and what it varies by. */
export function answerHeaders(
  { reads, isCounted }: DeliveryContext,
  settings: CacheSettings,
  operation: OperationDefinitionNode | undefined,
  clock: ReadClock | null,
): AnswerHeaders {
  // Without the names of what it was made of nobody keeps it, our own cache neither.
  if (isCounted) return { vary: VARY, 'cache-control': 'no-cache' };
  const took = clock === null ? 0 : performance.now() - clock.askedAt;
  const keys = surrogateKeys(reads.list());
  return {
    vary: VARY,
    'cache-control': cacheControl(settings, rootFields(operation), clock?.readAt ?? null, took),
    'surrogate-key': keys.join(' '),
    'cache-tag': keys.join(','),
  };
}

/** Names of the fields at the root. A fragment there may hold any: it counts as all that have hints of their own. */
function rootFields(operation: OperationDefinitionNode | undefined): string[] {
  const selections = operation?.selectionSet.selections ?? [];
  return selections.flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : ['contentVersion']));
}
