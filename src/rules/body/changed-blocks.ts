import type { Block, Body } from './body.js';
import { bodyToText } from './body-to-text.js';

/** A block that differs between two states of a body. */
export interface ChangedBlock {
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** Where it stands in the later body; of a removed one, where it would stand. Counted from 0. */
  readonly index: number;
  /** Its words before, null where it was added. */
  readonly before: string | null;
  /** Its words after, null where it was removed. */
  readonly after: string | null;
}

/**
 * What differs between two states of a body, in the order of the later one. Blocks are compared by what they hold and not by
 * their `_key`s, which text that is written anew does not keep. A removed block and an added one in the same place are one
 * that changed.
 */
export function changedBlocks(before: Body, after: Body): ChangedBlock[] {
  const kept = longestCommon(before.map(contentOf), after.map(contentOf));
  const changes: ChangedBlock[] = [];
  let from = 0;
  let to = 0;
  for (const [keptFrom, keptTo] of [...kept, [before.length, after.length] as const]) {
    const removed = before.slice(from, keptFrom);
    const added = after.slice(to, keptTo);
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
      const [old, young] = [removed[at], added[at]];
      changes.push({
        kind: old && young ? 'CHANGED' : young ? 'ADDED' : 'REMOVED',
        index: to + Math.min(at, added.length),
        before: old ? wordsOf(old) : null,
        after: young ? wordsOf(young) : null,
      });
    }
    [from, to] = [keptFrom + 1, keptTo + 1];
  }
  return changes;
}

function wordsOf(block: Block): string {
  return bodyToText([block]) || block._type;
}

/** All that a block holds but for keys and what refers to them. */
function contentOf(block: Block): string {
  const keys = new Map<string, string>();
  const nameOf = (key: string) => {
    if (!keys.has(key)) keys.set(key, String(keys.size));
    return keys.get(key)!;
  };
  const marks = new Set<string>();
  JSON.stringify(block, (name, value: unknown) => {
    if (name === 'markDefs') for (const mark of value as { _key: string }[]) marks.add(mark._key);
    return value;
  });
  return JSON.stringify(block, (name, value: unknown) => {
    if (name === '_key') return marks.has(value as string) ? nameOf(value as string) : undefined;
    if (name === 'marks') {
      return (value as string[]).map((mark) => (marks.has(mark) ? nameOf(mark) : mark));
    }
    return value;
  });
}

/** Pairs of places of a longest common subsequence. Ends that are alike are taken off first: most bodies differ in little. */
function longestCommon(one: readonly string[], other: readonly string[]): (readonly [number, number])[] {
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) {
    end += 1;
  }
  const a = one.slice(start, one.length - end);
  const b = other.slice(start, other.length - end);
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] =
        a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < start; i += 1) pairs.push([i, i]);
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      pairs.push([start + i, start + j]);
      i += 1;
      j += 1;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i += 1;
    else j += 1;
  }
  for (let back = end; back > 0; back -= 1) pairs.push([one.length - back, other.length - back]);
  return pairs;
}
