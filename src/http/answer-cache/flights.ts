/**
 * What became of it: an answer for all; one for who asked first alone; none, since that one has gone; or a refusal, which says
 * nothing of what was asked.
 */
export type Outcome<Answer> = { readonly shared: Answer } | { readonly refused: Answer } | 'alone' | 'gone';

/** An answer that is being made for one request, and waited for by others that ask the same. */
interface Flight<Answer> {
  /** See `Freshness.turn`: of when it began. */
  readonly turn: number;
  readonly waiting: ((outcome: Outcome<Answer>) => void)[];
}

/** One execution for all that ask the same at once. */
export class Flights<Answer> {
  private readonly underWay = new Map<string, Flight<Answer>>();

  get size(): number {
    return this.underWay.size;
  }

  /**
   * Waits for an answer that is being made; false where none is, or only one that began before something changed, which would
   * be too old for who asks now.
   */
  join(key: string, turn: number, done: (outcome: Outcome<Answer>) => void): boolean {
    const flight = this.underWay.get(key);
    if (!flight || flight.turn !== turn) return false;
    flight.waiting.push(done);
    return true;
  }

  /** Begins one, in the place of an older one. Call what it returns once. */
  begin(key: string, turn: number): (outcome: Outcome<Answer>) => void {
    const flight: Flight<Answer> = { turn, waiting: [] };
    this.underWay.set(key, flight);
    return (outcome) => {
      if (this.underWay.get(key) === flight) this.underWay.delete(key);
      for (const done of flight.waiting.splice(0)) done(outcome);
    };
  }
}
