/** An instant in whole microseconds since 1970, PostgreSQL's own grain. Safe as a number until the year 2255. */
export type Microseconds = number;

/** A publication that readers see now or are going to. */
export interface OpenPublication {
  readonly id: string;
  readonly from: Microseconds;
  /** Null: open-ended. */
  readonly until: Microseconds | null;
  /** Made to appear later than it was made; otherwise it appeared at once. */
  readonly scheduled: boolean;
}

/** What publishing does to the publications of an article. */
export interface PublicationPlan {
  readonly from: Microseconds;
  readonly until: Microseconds | null;
  /** Publications that end where this one begins. */
  readonly close: readonly string[];
  /** Publications nobody ever saw that this one takes the place of. */
  readonly cancel: readonly string[];
}

/**
 * Where a new publication fits among those of its article. It begins at `at`, or at once, ends the one that is visible
 * then, and itself ends where the next scheduled one begins. One scheduled for the very same instant is replaced.
 * `now` is the database's clock, read under the article's lock. A clock that went back is no error: what appeared at
 * once under the faster clock ends a microsecond after it began.
 */
export function planPublication(
  now: Microseconds,
  open: readonly OpenPublication[],
  when: { readonly at: Microseconds | null; readonly until: Microseconds | null },
): PublicationPlan {
  const lastAtOnce = Math.max(-Infinity, ...open.filter((it) => !it.scheduled).map((it) => it.from));
  const from = Math.max(when.at ?? now, now, lastAtOnce + 1);
  const close = open.filter((it) => it.from < from && (it.until === null || it.until > from));
  const cancel = open.filter((it) => it.from === from);
  const nextFrom = Math.min(Infinity, ...open.filter((it) => it.from > from).map((it) => it.from));
  const until = Math.min(when.until ?? Infinity, nextFrom);
  return {
    from,
    until: until === Infinity ? null : until,
    close: close.map((it) => it.id),
    cancel: cancel.map((it) => it.id),
  };
}
