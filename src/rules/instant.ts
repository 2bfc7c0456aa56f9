const LENGTH_OF_SECONDS = 'YYYY-MM-DD hh:mm:ss'.length;

/**
 * An instant as ISO 8601 in UTC with milliseconds, from a date or from a text of PostgreSQL: `2026-11-20 09:00:00.5+00`, or as it
 * stands in JSON. What is later than a millisecond is cut off. Throws `RangeError` where it is no instant.
 */
export function instantText(value: Date | string): string {
  if (typeof value === 'string') {
    // By far the most are in UTC already: taking them apart as a date takes five times as long.
    if (value.length === 24 && value.endsWith('Z') && value[10] === 'T') return value;
    const offset = value.endsWith('+00') ? 3 : value.endsWith('+00:00') ? 6 : 0;
    if (offset > 0 && value[4] === '-' && value.length - offset <= LENGTH_OF_SECONDS + 7) {
      const end = value.length - offset;
      const fraction = end > LENGTH_OF_SECONDS ? value.slice(LENGTH_OF_SECONDS + 1, Math.min(end, 23)) : '';
      return `${value.slice(0, 10)}T${value.slice(11, LENGTH_OF_SECONDS)}.${fraction.padEnd(3, '0')}Z`;
    }
  }
  return new Date(value).toISOString();
}
