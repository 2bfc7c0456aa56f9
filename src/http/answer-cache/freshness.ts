import { touchedLists } from '../../rules/surrogate-keys.js';

/** A change as all instances hear of it. */
export interface Change {
  /** Its place among all changes, without gaps. */
  readonly position: number;
  /** The content version it made; that of the change before where readers see nothing of it yet. */
  readonly contentVersion: number;
  /** What it touched; null: everything. */
  readonly keys: readonly string[] | null;
}

/** What the database said when it was last asked. Times of this machine are `performance.now()`. */
export interface Hearing {
  /** When it was asked and when it answered. */
  readonly askedAt: number;
  readonly answeredAt: number;
  /** Its clock, in milliseconds since 1970, read after `askedAt` and before `answeredAt`. */
  readonly clockMs: number;
  /** The next instant after that at which time alone changes what readers see. */
  readonly edgeMs: number;
  /** Of the last change. */
  readonly position: number;
  readonly contentVersion: number;
  /** All that came after the position it was asked with; null where some of them are no longer known. */
  readonly changes: readonly Change[] | null;
}

/** Who keeps answers. */
export interface FreshnessListener {
  /** Answers that were made of these things are old; null: all are. */
  touched(keys: readonly string[] | null): void;
  /** The database should be asked soon: something is known to have happened that has not been heard of. */
  shouldAsk(): void;
  /** Whether answers can be trusted has changed. */
  trustChanged(isTrusted: boolean, why: string): void;
}

/** Changes that are remembered, for answers that were being made when they came. */
const REMEMBERED = 1024;
/** The database's clock may seem to go so much wrong while it is asked; more means that it was set. */
const CLOCK_TOLERANCE_MS = 50;

/**
 * What this instance knows of what readers may see: which changes it has heard of, and how long what it knows holds. Whatever
 * is kept may be answered while `isTrusted`, and only then.
 */
export class Freshness {
  /** Position and content version of the last change that has been heard of, with all before it. */
  private position = -1;
  private version = -1;
  /** The highest content version that anybody here is known to have met. */
  private met = -1;
  private isHearing = false;
  private hearing: Hearing | undefined;
  private edgeMs = Infinity;
  private trustedUntil = -Infinity;
  private readonly recent: (readonly string[] | null)[] = [];
  private applied = 0;
  private turns = 0;

  constructor(
    /** For how long nothing need be heard, in milliseconds. */
    private readonly patienceMs: number,
    private readonly listener: FreshnessListener,
  ) {}

  /** The content version that whatever is kept is an answer from. */
  get watermark(): number {
    return this.version;
  }

  get lastPosition(): number {
    return this.position;
  }

  /** Changes with whatever may have made a difference between two answers: what began at another turn may be older. */
  get turn(): number {
    return this.turns;
  }

  /** Counts the changes that were applied. Give it to `hasTouchedSince` later. */
  get mark(): number {
    return this.applied;
  }

  isTrusted(now = performance.now()): boolean {
    return now < this.trustedUntil && this.met <= this.version;
  }

  /** Whether changes are heard of at all, even if one is known that has not arrived. */
  hears(now = performance.now()): boolean {
    return now < this.trustedUntil;
  }

  /** When the next edge may pass by this machine's clock, at the earliest. */
  get edgeAt(): number {
    return this.hearing ? this.hearing.askedAt + (this.edgeMs - this.hearing.clockMs) : Infinity;
  }

  /** Whether one of these things, or everything, was touched since a mark was taken; true where that is no longer known. */
  hasTouchedSince(mark: number, keys: ReadonlySet<string>): boolean {
    if (this.applied - mark > this.recent.length) return true;
    for (let each = mark; each < this.applied; each += 1) {
      const touched = this.recent[this.recent.length - (this.applied - each)];
      if (touched === null || touched === undefined || touched.some((key) => keys.has(key))) return true;
      // What stands for many things is touched with each of them.
      if (touched.length > 0 && keys.has(OVERFLOW)) return true;
    }
    return false;
  }

  /** A notice of a change. False where it does not follow on what is known: then the database has to be asked. */
  notice(change: Change, edgeMs: number): boolean {
    if (!this.isHearing || change.position <= this.position) return true;
    if (change.position !== this.position + 1) return false;
    this.edgeMs = Math.min(this.edgeMs, edgeMs);
    this.apply(change);
    this.trust();
    return true;
  }

  /** The database was asked. */
  heard(hearing: Hearing): void {
    const before = this.hearing;
    const isAnew = this.position < 0;
    const wentBack = hearing.position < this.position;
    if (isAnew || wentBack || hearing.changes === null || clockWasSet(before, hearing)) {
      this.forget();
      this.position = hearing.position;
      this.version = hearing.contentVersion;
      if (isAnew || wentBack) this.met = Math.min(this.met, this.version);
    } else {
      for (const change of hearing.changes) {
        if (change.position === this.position + 1) this.apply(change);
      }
      // Only what was rewound or written past all notice has a version that its changes do not lead to.
      if (hearing.position === this.position && hearing.contentVersion !== this.version) {
        this.forget();
        this.version = hearing.contentVersion;
      }
    }
    // By its own clock: what was read before may be from before the edge, whatever clock we went by.
    if (hearing.clockMs >= this.edgeMs) this.forget();
    this.edgeMs = hearing.edgeMs;
    this.hearing = hearing;
    this.isHearing = true;
    this.trust();
  }

  /** Nothing is heard any more. What is kept stays: once the changes since are known it can be trusted again. */
  deaf(why: string): void {
    this.isHearing = false;
    this.trustedUntil = -Infinity;
    this.listener.trustChanged(false, why);
  }

  /** Somebody here has met a content version: nobody is to be answered from an older one any more. */
  meet(version: number): void {
    if (version <= this.met) return;
    this.met = version;
    if (version <= this.version) return;
    this.turns += 1;
    this.listener.shouldAsk();
  }

  private apply(change: Change): void {
    this.position = change.position;
    this.version = change.contentVersion;
    this.remember(touchedLists(change.keys));
  }

  private forget(): void {
    this.remember(null);
  }

  private remember(keys: readonly string[] | null): void {
    this.recent.push(keys);
    if (this.recent.length > 2 * REMEMBERED) this.recent.splice(0, REMEMBERED);
    this.applied += 1;
    this.turns += 1;
    this.listener.touched(keys);
  }

  private trust(): void {
    this.trustedUntil = Math.min(this.hearing!.askedAt + this.patienceMs, this.edgeAt);
    this.listener.trustChanged(true, '');
  }
}

/** The key that stands for things that found no room, or for what cannot be said: touched with every change. */
export const OVERFLOW = 'overflow';

/** A clock that was set may have passed edges, or come back to before them. */
function clockWasSet(before: Hearing | undefined, now: Hearing): boolean {
  if (!before) return false;
  // Each reading lies somewhere between question and answer.
  const least = now.clockMs - before.clockMs - (now.answeredAt - before.askedAt);
  const most = now.clockMs - before.clockMs - (now.askedAt - before.answeredAt);
  return least > CLOCK_TOLERANCE_MS || most < -CLOCK_TOLERANCE_MS;
}
