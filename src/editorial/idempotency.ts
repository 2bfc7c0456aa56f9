import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../rules/domain-error.js';
import type { Viewer } from '../rules/permissions.js';

/** What tells a retry from another mutation. */
export interface Retry {
  /** The client's own text; null where it does not care. */
  readonly key: string | null;
  /** Name of the mutation. */
  readonly mutation: string;
  /** Its arguments, but for the key. */
  readonly args: unknown;
}

const LONGEST_KEY = 200;

/**
 * Claims an idempotency key in the mutation's own transaction, as its first statement. Returns null where the mutation is
 * to be done, or the subject of the one that was done under this key: its present state is the answer. Of two at once the
 * second waits here for the first to end; where that one was refused or failed, its claim is gone and the second does it.
 */
export async function claimKey(
  manager: EntityManager,
  viewer: Viewer,
  retry: Retry,
  subjectId: string,
): Promise<string | null> {
  const { key } = retry;
  if (key === null || viewer.userId === null) return null;
  if (key.length === 0 || key.length > LONGEST_KEY) {
    throw DomainError.of(
      key.length === 0 ? 'INVALID' : 'TOO_LONG',
      `An idempotency key has 1 to ${LONGEST_KEY} characters. A random UUID does well.`,
      ['idempotencyKey'],
    );
  }
  const requestHash = createHash('sha256')
    .update(`${retry.mutation}\0${canonical(retry.args)}`)
    .digest();
  const inserted = await manager.query<unknown[]>(
    `-- editorial.idempotency.claim (prepared)
     insert into editorial.idempotency (user_id, key, request_hash, subject_id)
     values ($1, $2, $3, $4)
     on conflict on constraint idempotency_pk do nothing
     returning subject_id`,
    [viewer.userId, key, requestHash, subjectId],
  );
  if (inserted.length > 0) return null;

  const [claimed] = await manager.query<[{ requestHash: Buffer; subjectId: string }]>(
    `-- editorial.idempotency.claimed (prepared)
     select request_hash as "requestHash", subject_id as "subjectId"
     from editorial.idempotency
     where user_id = $1 and key = $2`,
    [viewer.userId, key],
  );
  if (!claimed.requestHash.equals(requestHash)) {
    throw DomainError.of(
      'IDEMPOTENCY_MISMATCH',
      'This key was used for another mutation or other arguments. Send a new key with every new intention.',
      ['idempotencyKey'],
    );
  }
  return claimed.subjectId;
}

/** JSON with sorted keys, so that the order in which a client writes its variables does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * Forgets the keys under which subjects were written, but for the one of the mutation that asks for it: what is kept of them is
 * a hash of words, and whoever guesses the words could tell that it is theirs.
 */
export async function forgetKeys(
  manager: EntityManager,
  subjectIds: readonly string[],
  viewer: Viewer,
  { key }: Retry,
): Promise<void> {
  await manager.query(
    `-- editorial.idempotency.forget
     delete from editorial.idempotency where subject_id = any($1) and (user_id, key) is distinct from ($2::uuid, $3::text)`,
    [subjectIds, viewer.userId, key],
  );
}
