import type { DataSource } from 'typeorm';
import { linkLatecomers, refreshNeighbourhoods } from './neighbourhood-refresh.js';

/** How patient the keeper is. */
export interface KeeperTimes {
  /** Words are counted so long after the last change, in milliseconds: a bulk of them is counted once. */
  readonly idleMs: number;
  /** And at the latest so long after the first change that was not counted. */
  readonly mostMs: number;
  /** Articles that were published without neighbours get them so long after the last change: publishers go first. */
  readonly soonMs: number;
  /** And at the latest so long after the first of them. */
  readonly soonMostMs: number;
}

const USUAL_TIMES: KeeperTimes = { idleMs: 5000, mostMs: 120_000, soonMs: 500, soonMostMs: 10_000 };

/**
 * Keeps word counts and neighbours up with a corpus that changes, beside the requests. What is published is found at once,
 * and has neighbours at once unless many are published at the same time; this gives them to the others, and brings the weights
 * of words up to date once the corpus has grown or shrunk by a twentieth.
 */
export class StatisticsKeeper {
  private countTimer: NodeJS.Timeout | undefined;
  private linkTimer: NodeJS.Timeout | undefined;
  private waitingSince: number | undefined;
  private unlinkedSince: number | undefined;
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
    this.unlinkedSince ??= now;
    const { idleMs, mostMs, soonMs, soonMostMs } = this.times;
    const delay = (usual: number, most: number, since: number) =>
      Math.max(0, Math.min(usual, since + most - now));
    clearTimeout(this.countTimer);
    clearTimeout(this.linkTimer);
    this.countTimer = setTimeout(() => this.count(), delay(idleMs, mostMs, this.waitingSince)).unref();
    this.linkTimer = setTimeout(() => this.link(), delay(soonMs, soonMostMs, this.unlinkedSince)).unref();
  }

  /** Ends between two portions of work, and resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.ending.abort();
    clearTimeout(this.countTimer);
    clearTimeout(this.linkTimer);
    await this.running;
  }

  private count(): void {
    if (this.running) {
      this.touch();
      return;
    }
    this.waitingSince = undefined;
    this.run(async (signal) => this.log.done(await refreshNeighbourhoods(this.dataSource, { signal })));
  }

  private link(): void {
    if (this.running) {
      this.touch();
      return;
    }
    this.unlinkedSince = undefined;
    this.run(async (signal) => {
      // Others may still be publishing, whose rows were not there yet.
      if ((await linkLatecomers(this.dataSource, signal)) > 0) this.touch();
    });
  }

  private run(work: (signal: AbortSignal) => Promise<void>): void {
    this.running = work(this.ending.signal)
      .catch((error: unknown) => this.log.failed(error))
      .finally(() => {
        this.running = undefined;
      });
  }
}
