import { types } from 'pg';
import { instantText } from '../rules/instant.js';

/** Types of columns, by PostgreSQL's own numbers for them. */
const UUIDS = 2951;
const INSTANT = 1184;

const usualInstant = types.getTypeParser(INSTANT);
const PARSERS = new Map<number, (text: string) => unknown>([
  [UUIDS, readUuids],
  [INSTANT, readInstant],
]);

/**
 * How columns are read where rows come by the thousand: as the client reads them, but for lists of ids and instants, which it takes apart
 * letter by letter, for any type and any settings. That was a fifth of the time of a list. Instants are texts: ISO 8601, UTC, with
 * milliseconds.
 */
export const columnTypes: Pick<typeof types, 'getTypeParser'> = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS.get(oid)) ||
    types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

/** `{0198…,0199…}`: ids need no quotes, and none is null. */
function readUuids(text: string): string[] {
  return text.length === 2 ? [] : text.slice(1, -1).split(',');
}

/** Other offsets and calendars are read as usual; `infinity` is a number. */
function readInstant(text: string): string | number {
  if (text.endsWith('+00')) return instantText(text);
  const read = usualInstant(text) as Date | number;
  return typeof read === 'number' ? read : read.toISOString();
}
