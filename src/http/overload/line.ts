/** Somebody who waits for a place. */
export interface Waiter {
  /** When it came, by the clock of `performance.now()`. */
  readonly since: number;
  /** Gets the place. */
  begin(): void;
  /** Gets none. */
  refuse(): void;
}

/**
 * A line that is bounded in length and in time. First come, first served, while it moves fast enough for that; once whoever is
 * first has waited half of what he may, the newest goes first until the line is empty: those who could be served in time are,
 * instead of everybody too late (adaptive LIFO: B. Maurer, "Fail at Scale", ACM Queue 13(8), 2015).
 */
export class Line {
  /** In the order in which they came. */
  private readonly waiters: Waiter[] = [];
  private isNewestFirst = false;

  constructor(
    private readonly mostWaiters: number,
    private readonly mostMs: number,
    private readonly refused: () => void,
  ) {}

  get length(): number {
    return this.waiters.length;
  }

  /** Whether one who comes now is refused without looking at him. */
  get isClosed(): boolean {
    return !this.isNewestFirst && this.waiters.length >= this.mostWaiters;
  }

  /** Where it is full one is refused: who comes last, or where the newest go first, who has waited longest. */
  add(waiter: Waiter): void {
    if (this.isClosed) {
      this.refuse(waiter);
      return;
    }
    const oldest = this.waiters.length >= this.mostWaiters ? this.waiters.shift() : undefined;
    this.waiters.push(waiter);
    if (oldest) this.refuse(oldest);
  }

  /** Takes out whose turn it is. */
  next(now: number): Waiter | undefined {
    const [first] = this.waiters;
    if (first && now - first.since > this.mostMs / 2) this.isNewestFirst = true;
    const waiter = this.isNewestFirst ? this.waiters.pop() : this.waiters.shift();
    this.turnBack();
    return waiter;
  }

  /** Takes out one who has left. */
  remove(waiter: Waiter): void {
    const at = this.waiters.indexOf(waiter);
    if (at >= 0) this.waiters.splice(at, 1);
    this.turnBack();
  }

  /** Refuses who has waited too long; returns when to look again, null where nobody is left. */
  expire(now: number): number | null {
    for (;;) {
      const [first] = this.waiters;
      if (!first) break;
      const endsAt = first.since + this.mostMs;
      if (endsAt > now) return endsAt;
      this.waiters.shift();
      // Nobody was served in time: it is no use to go on in order.
      this.isNewestFirst = true;
      this.refuse(first);
    }
    this.turnBack();
    return null;
  }

  private refuse(waiter: Waiter): void {
    this.refused();
    waiter.refuse();
  }

  private turnBack(): void {
    if (this.waiters.length === 0) this.isNewestFirst = false;
  }
}
