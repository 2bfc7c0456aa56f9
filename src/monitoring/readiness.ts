import { setTimeout as sleep } from 'node:timers/promises';

/** A check that takes longer counts as failed. */
const CHECK_TIMEOUT_MS = 2000;
/** How long an answer is good: however often a balancer asks, the database is asked once a second. */
const ANSWER_LASTS_MS = 1000;

/** Whether this instance should get requests: its databases answer, and it is not stopping. */
export class Readiness {
  private isDraining = false;
  private answer: Promise<boolean> = Promise.resolve(false);
  private answeredAt = -Infinity;

  /** `check` rejects where a database does not answer. */
  constructor(private readonly check: () => Promise<unknown>) {}

  /** From now on the answer is no: requests in flight are finished, new ones should go elsewhere. */
  drain(): void {
    this.isDraining = true;
  }

  async isReady(): Promise<boolean> {
    if (this.isDraining) return false;
    const now = performance.now();
    if (now - this.answeredAt > ANSWER_LASTS_MS) {
      this.answeredAt = now;
      this.answer = this.ask();
    }
    return (await this.answer) && !this.isDraining;
  }

  private async ask(): Promise<boolean> {
    const isOver = new AbortController();
    const timeout = sleep(CHECK_TIMEOUT_MS, false, { signal: isOver.signal }).catch(() => false);
    const checked = this.check().then(
      () => true,
      () => false,
    );
    const answer = await Promise.race([checked, timeout]);
    isOver.abort();
    return answer;
  }
}
