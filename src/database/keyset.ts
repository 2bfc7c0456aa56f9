/** One part of a list's order. `sql` is one of our own expressions, never input; `type` its PostgreSQL type. */
export interface SortPart {
  readonly sql: string;
  readonly type: 'timestamptz' | 'text' | 'integer' | 'real' | 'uuid' | 'date';
  readonly descending: boolean;
}

/** `order by` of a list, reversed for a page that is read backward. Parts are never null. */
export function orderBy(parts: readonly SortPart[], backward: boolean): string {
  return parts.map((part) => `${part.sql} ${part.descending === backward ? 'asc' : 'desc'}`).join(', ');
}

/**
 * The condition "after (or before) this row" as one row comparison, which an index in that order answers directly.
 * All parts must run in one direction. `firstParameter` is the number of the key's first `$n`.
 */
export function beyondKey(
  parts: readonly SortPart[],
  side: 'after' | 'before',
  firstParameter: number,
): string {
  const operator = (side === 'after') === parts[0]!.descending ? '<' : '>';
  const columns = parts.map((part) => part.sql).join(', ');
  const values = parts.map((part, index) => `$${firstParameter + index}::${part.type}`).join(', ');
  return `(${columns}) ${operator} (${values})`;
}
