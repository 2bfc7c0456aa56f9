import { isObject, own } from './inspection.js';

const KEY = /^[\w.:-]{1,64}$/;

/**
 * Gives every sibling a `_key` of its own. A key that is there, well formed and not taken stays, so that editors and
 * diffs recognise a block; the others follow from the position, so that the same input always gives the same body.
 */
export class KeyRing {
  private readonly wanted = new Set<string>();
  private readonly given = new Set<string>();

  constructor(siblings: readonly unknown[], forbidden: readonly string[] = []) {
    for (const sibling of siblings) {
      const key = keyOf(sibling);
      if (key !== null) this.wanted.add(key);
    }
    for (const key of forbidden) this.given.add(key);
  }

  claim(sibling: unknown, fallback: string): string {
    const key = keyOf(sibling);
    if (key !== null && !this.given.has(key)) return this.give(key);
    let free = fallback;
    for (let number = 2; this.wanted.has(free) || this.given.has(free); number += 1)
      free = `${fallback}-${number}`;
    return this.give(free);
  }

  private give(key: string): string {
    this.given.add(key);
    return key;
  }
}

function keyOf(sibling: unknown): string | null {
  const key = isObject(sibling) ? own(sibling, '_key') : null;
  return typeof key === 'string' && KEY.test(key) ? key : null;
}
