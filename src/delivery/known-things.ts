import type { AuthorRow } from './authors/author.row.js';
import type { TopicRow } from './topics/topic.row.js';

/** Who hears of changes. */
export interface Hearing {
  /** The content version that all that was heard of leads to; null while it may not be all. */
  heardVersion(): number | null;
  /** Counts the changes that were heard of. Give it to `hasTouchedSince` later. */
  readonly mark: number;
  /** Whether one of these things has changed since a mark was taken; true where that is no longer known. */
  hasTouchedSince(mark: number, keys: ReadonlySet<string>): boolean;
}

/** Characters of authors, and of topics, that are remembered at most: where there are more, all are forgotten. */
const MOST_CHARACTERS = 4_000_000;

/**
 * Authors and topics that this instance has read. They are few and small, and every article names some: with them in memory
 * a list costs PostgreSQL a quarter (docs/adr/0013). Each goes when it changes, and none is used while changes are not heard of.
 */
export class KnownThings {
  readonly authors = new KnownRows<AuthorRow>('author', () => this.hearing);
  readonly topics = new KnownRows<TopicRow>('topic', () => this.hearing);
  private hearing: Hearing | null = null;

  /** Until somebody hears of changes nothing is remembered. */
  hear(hearing: Hearing): void {
    this.hearing = hearing;
  }

  /** What an answer of a content version may be made of; null where it might be older. */
  from(version: number): KnownThings | null {
    const heard = this.hearing?.heardVersion() ?? null;
    return heard !== null && heard >= version ? this : null;
  }

  /** Forgets things by their surrogate keys; null: all. */
  touched(keys: readonly string[] | null): void {
    this.authors.touched(keys);
    this.topics.touched(keys);
  }
}

export interface Known<Row> {
  /** Null: there is none. */
  readonly row: Row | null;
  /** Its surrogate key. */
  readonly key: string;
}

/** Rows of one kind by their ids. */
export class KnownRows<Row extends object> {
  private readonly known = new Map<string, Known<Row>>();
  private characters = 0;

  constructor(
    private readonly noun: string,
    private readonly hearing: () => Hearing | null,
    private readonly mostCharacters = MOST_CHARACTERS,
  ) {}

  get(id: string): Known<Row> | undefined {
    return this.known.get(id);
  }

  /** Fetches rows and remembers them, those that are missing too, but for what has changed meanwhile. */
  async fetch(
    ids: readonly string[],
    fetchRows: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
  ): Promise<ReadonlyMap<string, Row>> {
    // Before the statement: what changes from here on may or may not be in what it finds.
    const mark = this.hearing()?.mark;
    const found = await fetchRows(ids);
    const hearing = this.hearing();
    if (mark === undefined || !hearing) return found;
    for (const id of ids) {
      const key = `${this.noun}-${id}`;
      if (!hearing.hasTouchedSince(mark, new Set([key]))) this.keep(id, { row: found.get(id) ?? null, key });
    }
    return found;
  }

  touched(keys: readonly string[] | null): void {
    if (keys === null) {
      this.forget();
      return;
    }
    const begins = `${this.noun}-`;
    for (const key of keys) if (key.startsWith(begins)) this.known.delete(key.slice(begins.length));
  }

  private keep(id: string, known: Known<Row>): void {
    this.characters += JSON.stringify(known).length;
    if (this.characters > this.mostCharacters) this.forget();
    this.known.set(id, known);
  }

  private forget(): void {
    this.known.clear();
    this.characters = 0;
  }
}
