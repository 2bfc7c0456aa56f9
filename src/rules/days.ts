const HOUR = 3_600_000;

/** The calendar day in UTC: 2026-11-20. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** The day where it is latest (UTC+14): what lies after it lies in the future everywhere. */
export function latestDayOf(instant: Date): string {
  return dayOf(new Date(instant.getTime() + 14 * HOUR));
}
