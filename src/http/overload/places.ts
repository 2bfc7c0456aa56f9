import { Line, type Waiter } from './line.js';

/**
 * What requests are told apart by, in the order in which they are refused: what can be asked again or costs most, what a reader
 * came for, what an editor does. Signing in stands apart, so that no crowd keeps anybody from it.
 */
export const REQUEST_KINDS = ['costly', 'page', 'editor', 'signIn'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export interface PlaceLimits {
  /** Requests that are worked on at once. Of these readers take three quarters at most, costly questions one. */
  readonly places: number;
  /** How many of each kind may wait. */
  readonly lineLimit: number;
  /** For how long, in milliseconds. */
  readonly waitMs: number;
}

/** Of one kind of request. `inWork` and `waiting` are as of now, the others since the start. */
export interface KindFigures {
  readonly inWork: number;
  readonly waiting: number;
  readonly begun: number;
  /** Of those begun, not at once. */
  readonly waited: number;
  readonly refused: number;
}

export type OverloadFigures = Readonly<Record<RequestKind, KindFigures>>;

/** How many of some kinds together are worked on, and may be. */
interface Share {
  used: number;
  readonly most: number;
}

function shareOf(most: number): Share {
  return { used: 0, most };
}

/** What is known of one kind. */
class Kind {
  readonly line: Line;
  inWork = 0;
  begun = 0;
  waited = 0;
  refused = 0;
  /** All it has to find room in. */
  private readonly shares: readonly Share[];

  constructor({ lineLimit, waitMs }: PlaceLimits, ...shares: readonly Share[]) {
    this.shares = shares;
    this.line = new Line(lineLimit, waitMs, () => (this.refused += 1));
  }

  get hasRoom(): boolean {
    return this.shares.every(({ used, most }) => used < most);
  }

  take(): boolean {
    if (!this.hasRoom) return false;
    for (const each of this.shares) each.used += 1;
    this.inWork += 1;
    this.begun += 1;
    return true;
  }

  leave(): void {
    for (const each of this.shares) each.used -= 1;
    this.inWork -= 1;
  }

  figures(): KindFigures {
    const { line, inWork, begun, waited, refused } = this;
    return { inWork, waiting: line.length, begun, waited, refused };
  }
}

/** Bounds the requests that are worked on, and hands the places out. Who waits keeps lower kinds waiting, never higher ones. */
export class Places {
  private readonly kinds: Readonly<Record<RequestKind, Kind>>;
  private timer: NodeJS.Timeout | undefined;

  constructor(limits: PlaceLimits) {
    const { places } = limits;
    const quarter = Math.max(1, Math.floor(places / 4));
    const all = shareOf(places);
    const readers = shareOf(Math.max(1, places - quarter));
    this.kinds = {
      costly: new Kind(limits, shareOf(quarter), readers, all),
      page: new Kind(limits, readers, all),
      editor: new Kind(limits, all),
      signIn: new Kind(limits, shareOf(quarter)),
    };
  }

  figures(): OverloadFigures {
    const { costly, page, editor, signIn } = this.kinds;
    return {
      costly: costly.figures(),
      page: page.figures(),
      editor: editor.figures(),
      signIn: signIn.figures(),
    };
  }

  /** Of all kinds, since the start. */
  get refused(): number {
    return Object.values(this.kinds).reduce((sum, { refused }) => sum + refused, 0);
  }

  /** Whether whoever comes now is refused without being looked at. */
  isClosed(kind: RequestKind): boolean {
    const { line, hasRoom } = this.kinds[kind];
    return line.isClosed && !hasRoom;
  }

  /** Counts a refusal by who asked `isClosed`. */
  countRefusal(kind: RequestKind): void {
    this.kinds[kind].refused += 1;
  }

  /** Takes a place where one is free; `leave` has to be called then, once. */
  take(kind: RequestKind): boolean {
    return this.kinds[kind].take();
  }

  /** For who got none at once: `begin` or `refuse` is called, perhaps before this returns, unless he calls `giveUp`. */
  wait(kind: RequestKind, waiter: Waiter): void {
    this.kinds[kind].line.add(waiter);
    this.watch();
  }

  giveUp(kind: RequestKind, waiter: Waiter): void {
    this.kinds[kind].line.remove(waiter);
  }

  /** Gives a place back, and to who waits for it. */
  leave(kind: RequestKind): void {
    this.kinds[kind].leave();
    for (const next of REQUEST_KINDS.toReversed()) this.fill(this.kinds[next]);
  }

  private fill(kind: Kind): void {
    while (kind.line.length > 0 && kind.take()) {
      kind.waited += 1;
      kind.line.next(performance.now())!.begin();
    }
  }

  /** Looks again when whoever came first has waited for as long as he may. */
  private watch(): void {
    if (this.timer) return;
    const now = performance.now();
    const ends = REQUEST_KINDS.map((kind) => this.kinds[kind].line.expire(now));
    const nextEnd = Math.min(...ends.map((end) => end ?? Infinity));
    if (nextEnd === Infinity) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.watch();
    }, nextEnd - now).unref();
  }
}
