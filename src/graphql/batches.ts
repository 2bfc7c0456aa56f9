import DataLoader from 'dataloader';

/** Answers for many keys at once; keys without an answer are missing. */
export type FetchMany<Value> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

/**
 * The loaders of one request. Calls that ask the same question of different things at the same moment become one call of
 * `fetch`; each thing is asked about once.
 */
export class Batches {
  private readonly loaders = new Map<string, DataLoader<string, unknown>>();

  /**
   * `question` names what is asked, arguments included: it decides which `fetch` is called, so the same question must always come
   * with an equal one. Undefined where there is no answer.
   */
  ask<Value>(question: string, key: string, fetch: FetchMany<Value>): Promise<Value | undefined> {
    let loader = this.loaders.get(question);
    if (!loader) {
      loader = new DataLoader<string, unknown>(async (keys) => {
        const found = await fetch(keys);
        return keys.map((each) => found.get(each));
      });
      this.loaders.set(question, loader);
    }
    return loader.load(key) as Promise<Value | undefined>;
  }
}

/** Rows by a column of theirs. */
export function indexBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Rows in groups by a column of theirs, in the order they came. */
export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
