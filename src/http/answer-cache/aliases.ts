/** A request that was answered before, to know it again without reading it. */
export interface Alias<Value> {
  readonly value: Value;
  readonly manner: number;
  readonly text: string;
  readonly sample: number;
}

/** Requests that look alike to `sampleOf` and are told apart one by one. Nobody may make the search long. */
const MOST_ALIKE = 6;
/** Bytes at both ends that count wholly: what differs between requests is their variables. */
const END_BYTES = 64;
/** Places in between. */
const MOST_BETWEEN = 32;

/**
 * Values by the bytes of requests. They are found by their length and a sample of the bytes, and then compared as a whole: a
 * Map of texts would go through all the bytes of each request one after the other, which takes longer than the answer's head.
 */
export class Aliases<Value> {
  private readonly bySample = new Map<number, Alias<Value>[]>();

  /** `manner`: a number for whatever else makes a difference. */
  get(manner: number, request: Buffer): Value | undefined {
    const alike = this.bySample.get(sampleOf(manner, request));
    if (alike === undefined) return undefined;
    // A character a byte.
    const text = request.toString('latin1');
    for (const alias of alike) if (alias.text === text && alias.manner === manner) return alias.value;
    return undefined;
  }

  /** Null where it is known, or too many look like it. */
  add(manner: number, request: Buffer, value: Value): Alias<Value> | null {
    const sample = sampleOf(manner, request);
    const text = request.toString('latin1');
    const alike = this.bySample.get(sample);
    const alias = { value, manner, text, sample };
    if (!alike) this.bySample.set(sample, [alias]);
    else if (alike.length >= MOST_ALIKE || alike.some((one) => one.text === text && one.manner === manner))
      return null;
    else alike.push(alias);
    return alias;
  }

  delete(alias: Alias<Value>): void {
    const alike = this.bySample.get(alias.sample);
    if (alike === undefined) return;
    if (alike.length === 1 && alike[0] === alias) this.bySample.delete(alias.sample);
    else if (alike.includes(alias)) alike.splice(alike.indexOf(alias), 1);
  }

  clear(): void {
    this.bySample.clear();
  }
}

/** FNV-1a over words of both ends and some between them; the same for the same bytes. */
export function sampleOf(manner: number, bytes: Buffer): number {
  const { length } = bytes;
  let hash = mixed(mixed(0x811c9dc5, manner), length);
  const last = length - 4;
  const firstEnd = Math.min(END_BYTES, last + 1);
  for (let at = 0; at < firstEnd; at += 4) hash = mixed(hash, wordAt(bytes, at));
  const tail = Math.max(firstEnd, length - END_BYTES);
  const step = Math.max(4, Math.ceil((tail - firstEnd) / MOST_BETWEEN));
  for (let at = firstEnd; at < tail; at += step) hash = mixed(hash, wordAt(bytes, at));
  for (let at = tail; at < last; at += 4) hash = mixed(hash, wordAt(bytes, at));
  if (last >= 0) hash = mixed(hash, wordAt(bytes, last));
  // Small numbers are found quicker.
  return (hash ^ (hash >>> 15)) & 0x3fffffff;
}

function mixed(hash: number, word: number): number {
  const next = Math.imul(hash ^ word, 0x01000193);
  return next ^ (next >>> 13);
}

function wordAt(bytes: Buffer, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}
