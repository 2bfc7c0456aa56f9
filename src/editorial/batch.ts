import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';

/** A loader of single rows: null where there is none. */
export function rowLoader<Row>(
  fetch: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await fetch(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** A loader of lists, which keep the order they were fetched in. */
export function listLoader<Row>(
  fetch: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const lists = new Map<string, Row[]>(keys.map((key) => [key, []]));
    for (const row of await fetch(keys)) lists.get(keyOf(row))?.push(row);
    return keys.map((key) => lists.get(key)!);
  });
}

type Makers = Readonly<Record<string, (manager: EntityManager) => unknown>>;
type Made<Loaders extends Makers> = { readonly [Name in keyof Loaders]: ReturnType<Loaders[Name]> };

/**
 * A class whose objects make each of these loaders when it is first read: a request is offered some forty and uses two, and
 * making all took a sixth of the memory that a mutation goes through.
 */
export function madeWhenAsked<Loaders extends Makers>(
  makers: Loaders,
): new (manager: EntityManager) => Made<Loaders> {
  class Offer {
    constructor(readonly manager: EntityManager) {}
  }
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(Offer.prototype, name, {
      get(this: Offer) {
        const value = make(this.manager);
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
  return Offer as unknown as new (manager: EntityManager) => Made<Loaders>;
}
