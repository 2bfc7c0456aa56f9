/** What a site asks of medical reviews. */
export interface ReviewPolicy {
  /** Months until the next review is due, where the reviewer names no day. */
  readonly intervalMonths: number;
  /** Whether publishing needs a review that stands. */
  readonly isRequired: boolean;
  /** What readers see of an article whose review is overdue: the article, flagged, or nothing. */
  readonly overdue: 'show' | 'withhold';
}

/**
 * The same day so many months later; the last of the month where that is shorter: 31 August and 6 months give 28 February.
 */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const due = new Date(
    Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())),
  );
  return due.toISOString().slice(0, 10);
}

/** Whether a review is overdue on a day: from the due day on. Both are days of UTC, 2026-11-20. */
export function isOverdue(nextDueOn: string, today: string): boolean {
  return nextDueOn <= today;
}
