import { Aliases, type Alias } from './aliases.js';
import type { CachedAnswer } from './cached-answer.js';
import { OVERFLOW } from './freshness.js';

/** An answer under its key, and all by which it is found. */
export interface Entry {
  readonly key: string;
  readonly answer: CachedAnswer;
  /** Things it was made of: where one of them changes it goes. */
  readonly reads: readonly Thing[];
  /** By the clock of `performance.now()`; Infinity: as long as nothing changes. */
  readonly endsAt: number;
  readonly storedAt: number;
  /** Requests that are known to ask for it. */
  readonly aliases: Alias<Entry>[];
  /** When it was last put first. */
  usedAt: number;
  bytes: number;
  newer: Entry | null;
  older: Entry | null;
}

/** Something that answers are made of. */
interface Thing {
  readonly name: string;
  readonly entries: Set<Entry>;
}

/** Ways to ask for one answer that are remembered each. */
const MOST_ALIASES = 8;
/** What is used again within this time stays where it is in the order of use. */
const USED_AGAIN_MS = 1000;
/** What an entry takes besides what it counts: objects, places in maps. Measured at 100,000 entries. */
const ENTRY_BYTES = 1400;
const READ_BYTES = 40;
const THING_BYTES = 300;
const ALIAS_BYTES = 120;

/** An answer that may be kept. */
export interface Found extends Pick<Entry, 'key' | 'answer' | 'endsAt'> {
  readonly reads: ReadonlySet<string>;
}

/** Answers by key, as many as fit; those that were used last stay. */
export class AnswerStore {
  private readonly byKey = new Map<string, Entry>();
  private readonly byAlias = new Aliases<Entry>();
  private readonly things = new Map<string, Thing>();
  private newest: Entry | null = null;
  private oldest: Entry | null = null;
  private held = 0;
  evicted = 0;

  constructor(private readonly mostBytes: number) {}

  get bytes(): number {
    return this.held;
  }

  get size(): number {
    return this.byKey.size;
  }

  /** `now`: `performance.now()`. */
  get(key: string, now: number): Entry | undefined {
    const entry = this.byKey.get(key);
    if (entry) this.use(entry, now);
    return entry;
  }

  /** The answer to a request that was sent in the very same bytes before. */
  getByAlias(manner: number, request: Buffer, now: number): Entry | undefined {
    const entry = this.byAlias.get(manner, request);
    if (entry) this.use(entry, now);
    return entry;
  }

  /** Null where it is larger than everything that may be held. */
  set(found: Found, now: number): Entry | null {
    const present = this.byKey.get(found.key);
    if (present) this.remove(present);
    const bytes = ENTRY_BYTES + found.key.length + found.answer.bytes + found.reads.size * READ_BYTES;
    if (bytes > this.mostBytes) return null;
    const entry: Entry = {
      ...found,
      reads: Array.from(found.reads, (read) => this.thing(read)),
      storedAt: now,
      usedAt: now,
      aliases: [],
      bytes: 0,
      newer: null,
      older: null,
    };
    this.byKey.set(entry.key, entry);
    for (const { entries } of entry.reads) entries.add(entry);
    this.putFirst(entry);
    this.grow(entry, bytes);
    // It holds more once it is compressed.
    entry.answer.onGrown = (more) => {
      if (this.byKey.get(entry.key) === entry) this.grow(entry, more);
    };
    return entry;
  }

  /** `request`: the bytes that asked for it; `manner`: what else made a difference. */
  addAlias(entry: Entry, manner: number, request: Buffer): void {
    if (this.byKey.get(entry.key) !== entry) return;
    const alias = this.byAlias.add(manner, request, entry);
    if (alias === null) return;
    if (entry.aliases.length >= MOST_ALIASES) {
      const oldest = entry.aliases.shift()!;
      this.byAlias.delete(oldest);
      this.grow(entry, -(oldest.text.length + ALIAS_BYTES));
    }
    entry.aliases.push(alias);
    this.grow(entry, alias.text.length + ALIAS_BYTES);
  }

  /** Lets go of all that was made of one of these things; null: of everything. */
  touched(keys: readonly string[] | null): void {
    if (keys === null) {
      this.clear();
      return;
    }
    for (const key of keys) this.removeAll(key);
    if (keys.length > 0) this.removeAll(OVERFLOW);
  }

  remove(entry: Entry): void {
    if (this.byKey.get(entry.key) !== entry) return;
    this.byKey.delete(entry.key);
    for (const alias of entry.aliases) this.byAlias.delete(alias);
    for (const thing of entry.reads) {
      thing.entries.delete(entry);
      if (thing.entries.size === 0) this.drop(thing);
    }
    this.unlink(entry);
    this.held -= entry.bytes;
  }

  private removeAll(read: string): void {
    for (const entry of this.things.get(read)?.entries ?? []) this.remove(entry);
  }

  private thing(read: string): Thing {
    const present = this.things.get(read);
    if (present) return present;
    // A copy: what was cut out of a header holds the whole of it.
    const thing: Thing = { name: Buffer.from(read).toString(), entries: new Set() };
    this.things.set(thing.name, thing);
    this.held += thingBytes(thing);
    return thing;
  }

  private drop(thing: Thing): void {
    this.things.delete(thing.name);
    this.held -= thingBytes(thing);
  }

  private clear(): void {
    this.byKey.clear();
    this.byAlias.clear();
    this.things.clear();
    this.newest = null;
    this.oldest = null;
    this.held = 0;
  }

  private use(entry: Entry, now: number): void {
    if (now - entry.usedAt < USED_AGAIN_MS || entry === this.newest) return;
    entry.usedAt = now;
    this.unlink(entry);
    this.putFirst(entry);
  }

  private grow(entry: Entry, bytes: number): void {
    entry.bytes += bytes;
    this.held += bytes;
    while (this.held > this.mostBytes && this.oldest) {
      this.evicted += 1;
      this.remove(this.oldest);
    }
  }

  private putFirst(entry: Entry): void {
    entry.older = this.newest;
    if (this.newest) this.newest.newer = entry;
    this.newest = entry;
    this.oldest ??= entry;
  }

  private unlink(entry: Entry): void {
    if (entry.newer) entry.newer.older = entry.older;
    else this.newest = entry.older;
    if (entry.older) entry.older.newer = entry.newer;
    else this.oldest = entry.newer;
    entry.newer = null;
    entry.older = null;
  }
}

function thingBytes({ name }: Thing): number {
  return THING_BYTES + name.length;
}
