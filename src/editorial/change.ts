/** What an input says about a field that may be left out: the new value, or the one there was. Null clears. */
export function changed<T>(input: T | undefined, present: T): T {
  return input === undefined ? present : input;
}

/** Text without white space around it; null where nothing is left. */
export function trimmed(text: string | null | undefined): string | null | undefined {
  return text == null ? text : text.trim() || null;
}

/** Whether two JSON values are the same, the order of their keys aside: jsonb keeps none. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || a instanceof Date || b instanceof Date) return false;
  const [left, right] = [definedEntries(a), definedEntries(b)];
  return (
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
  );
}

function definedEntries(value: object): Map<string, unknown> {
  return new Map(Object.entries(value).filter(([, part]) => part !== undefined));
}
