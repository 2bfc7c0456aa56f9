import type { Batches } from '../graphql/batches.js';
import type { Reads } from './caching/reads.js';
import type { KnownRows } from './known-things.js';

export interface RowLoaderOptions<Row extends object> {
  /** `author`: names the things in surrogate keys, and this question among the batches. */
  readonly noun: string;
  readonly batches: Batches;
  readonly reads: Reads;
  /** Those that are in memory; null where this answer may not be made of them. */
  readonly known: () => KnownRows<Row> | null;
  /** In no order; unknown ids are missing. */
  readonly fetch: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>;
}

/** Authors or topics by their ids, for many things at once: from memory, and the others by one statement for all. */
export class RowLoader<Row extends object> {
  constructor(private readonly options: RowLoaderOptions<Row>) {}

  byId(id: string): Row | null | Promise<Row | null> {
    const known = this.recall(id);
    return known !== undefined ? known : this.ask(id);
  }

  /** In the order of the ids; unknown ones are left out. */
  byIds(ids: readonly string[]): readonly Row[] | Promise<readonly Row[]> {
    const found: Row[] = [];
    for (const id of ids) {
      const row = this.recall(id);
      if (row === undefined) return this.askForAll(ids);
      if (row !== null) found.push(row);
    }
    return found;
  }

  private recall(id: string): Row | null | undefined {
    const known = this.options.known()?.get(id);
    if (known === undefined) return undefined;
    if (known.row !== null) this.options.reads.addKey(known.key);
    return known.row;
  }

  private async askForAll(ids: readonly string[]): Promise<readonly Row[]> {
    const found = await Promise.all(ids.map(async (id) => this.byId(id)));
    return found.filter((row) => row !== null);
  }

  private async ask(id: string): Promise<Row | null> {
    const { noun, batches, known, fetch } = this.options;
    const found = await batches.ask(noun, id, (ids) => known()?.fetch(ids, fetch) ?? fetch(ids));
    return found ?? null;
  }
}
