import type { DataSource } from 'typeorm';
import { refreshNeighbourhoods } from './neighbourhood-refresh.js';

/** How patient the keeper is. */
export interface KeeperTimes {
  /** It begins so long after the last change, in milliseconds: a bulk of them is counted once. */
  readonly idleMs: number;
  /** And at the latest so long after the first change it has not counted. */
  readonly mostMs: number;
}

const USUAL_TIMES: KeeperTimes = { idleMs: 5000, mostMs: 120_000 };

/**
 * Keeps word counts and neighbours up with a corpus that changes, beside the requests. What is published is found and has
 * neighbours at once; this brings the weights of words up to date once the corpus has grown or shrunk by a twentieth.
 */
export class StatisticsKeeper {
  private timer: NodeJS.Timeout | undefined;
  private waitingSince: number | undefined;
  private running: Promise<void> | undefined;
  private readonly ending = new AbortController();

  constructor(
    private readonly dataSource: DataSource,
    private readonly log: { done(locales: readonly string[]): void; failed(error: unknown): void },
    private readonly times: KeeperTimes = USUAL_TIMES,
  ) {}

  /** Something may have changed. Cheap: call it after every passage through the gate. */
  touch(): void {
    if (this.ending.signal.aborted) return;
    const now = performance.now();
    this.waitingSince ??= now;
    const left = this.waitingSince + this.times.mostMs - now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.begin(), Math.max(0, Math.min(this.times.idleMs, left))).unref();
  }

  /** Ends between two portions of work, and resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.ending.abort();
    clearTimeout(this.timer);
    await this.running;
  }

  private begin(): void {
    if (this.running) {
      this.touch();
      return;
    }
    this.waitingSince = undefined;
    this.running = refreshNeighbourhoods(this.dataSource, { signal: this.ending.signal })
      .then(
        (locales) => this.log.done(locales),
        (error: unknown) => this.log.failed(error),
      )
      .finally(() => {
        this.running = undefined;
      });
  }
}
