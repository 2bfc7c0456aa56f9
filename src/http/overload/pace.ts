/** 2,000 a second: refusing costs Node 28 µs however little is said, so a twentieth of a CPU. */
const SLOT_MS = 25;
const MOST_A_SLOT = 50;
/** Beyond it, waiting costs more memory than it saves. */
const MOST_HELD = 5_000;

/**
 * Spaces refusals out: the first of each moment go at once, the others a little later. A connection that has no answer yet sends
 * nothing more, so a crowd that comes again without a pause cannot take all the time there is by being refused.
 */
export class Pace {
  private ofSlot = 0;
  private readonly held: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;

  /** Calls back, at once or later. */
  run(refuse: () => void): void {
    if (this.held.length > 0 ? this.held.length < MOST_HELD : this.ofSlot >= MOST_A_SLOT) {
      this.held.push(refuse);
      return;
    }
    this.ofSlot += 1;
    this.timer ??= setTimeout(() => this.nextSlot(), SLOT_MS).unref();
    refuse();
  }

  private nextSlot(): void {
    const now = this.held.splice(0, MOST_A_SLOT);
    this.ofSlot = now.length;
    this.timer = now.length > 0 ? setTimeout(() => this.nextSlot(), SLOT_MS).unref() : undefined;
    for (const refuse of now) refuse();
  }
}
