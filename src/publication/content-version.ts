import type { EntityManager } from 'typeorm';

/** Where the number a transaction is about to commit is kept, on its connection's own notes. */
const NOTED = 'contentVersion';

/**
 * Counts one change that readers can see and returns the new number. Call it last in a transaction: the row's lock makes
 * the order of numbers the order of commits, and every publisher waits for it until the commit. `keys`: what it touched, as
 * answers name what they were made of; null or none: everything.
 */
export async function bumpContentVersion(
  manager: EntityManager,
  keys: readonly string[] | null = null,
): Promise<number> {
  const contentVersion = await note(manager, keys, 1);
  if (manager.queryRunner) manager.queryRunner.data[NOTED] = contentVersion;
  return contentVersion;
}

/**
 * Lets every instance know of a change that readers do not see yet, and whose number must not tell of it: only when next to
 * look may have changed. Returns the number of committed changes that readers can see. Call it last in a transaction.
 */
export function noteUnseen(manager: EntityManager, keys: readonly string[]): Promise<number> {
  return note(manager, keys, 0);
}

/** The number of committed changes that this transaction sees. */
export async function contentVersion(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<[{ n: string }]>(
    `-- publication.content-version
     select n from delivery.content_version`,
    [],
  );
  return Number(row.n);
}

/** The number that a transaction which has just been committed gave; undefined where it changed nothing readers see. */
export function committedVersion(notes: unknown): number | undefined {
  const version = (notes as Record<string, unknown> | undefined)?.[NOTED];
  return typeof version === 'number' ? version : undefined;
}

/** A trigger writes down what the setting says. */
async function note(manager: EntityManager, keys: readonly string[] | null, by: 0 | 1): Promise<number> {
  const [[row]] = await manager.query<[[{ n: string }], number]>(
    `-- publication.content-version.bump
     update delivery.content_version set n = n + $1
     where set_config('seventh.changed_keys', coalesce($2::text[]::text, ''), true) is not null
     returning n`,
    [by, keys],
  );
  return Number(row.n);
}
