import type { QueryResultRow } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Statement } from '../database/pools.js';
import type { DeliveryDatabase } from '../delivery/statements.js';
import { enterDraft, type PreviewedDraft } from '../publication/draft-preview.js';
import type { PublicAddresses } from '../publication/prepared-publication.js';

/**
 * A transaction in which a draft is published, for one request, and which is always rolled back. Delivery's statements run
 * in it as they are: they name no schema, and the search path leads them to the preview's views.
 */
export class PreviewTransaction implements DeliveryDatabase {
  /** Statements of one connection run one after the other. */
  private last: Promise<unknown> = Promise.resolve();

  private constructor(private readonly runner: QueryRunner) {}

  /** Null where there is nothing to preview. `timeLimitMs` holds for each statement and for idling. */
  static async open(
    dataSource: DataSource,
    draft: PreviewedDraft,
    addresses: PublicAddresses,
    timeLimitMs: number,
  ): Promise<PreviewTransaction | null> {
    const runner = dataSource.createQueryRunner();
    const transaction = new PreviewTransaction(runner);
    try {
      await runner.startTransaction('READ COMMITTED');
      await runner.query(
        `-- preview.limits
         select set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $1, true)`,
        [String(timeLimitMs)],
      );
      if (!(await enterDraft(runner.manager, draft, addresses))) {
        await transaction.close();
        return null;
      }
      await runner.query(
        `-- preview.search-path\nselect set_config('search_path', 'preview, delivery', true)`,
      );
      return transaction;
    } catch (error) {
      await transaction.close();
      throw error;
    }
  }

  async query<Row extends QueryResultRow>(
    { text }: Statement,
    values: readonly unknown[] = [],
    signal?: AbortSignal,
  ): Promise<Row[]> {
    const run = this.last.then(() => {
      signal?.throwIfAborted();
      return this.runner.query(text, [...values]) as Promise<Row[]>;
    });
    this.last = run.catch(() => undefined);
    return run;
  }

  /** Waits for what runs and undoes everything. Doing it again does nothing. */
  async close(): Promise<void> {
    await this.last;
    if (this.runner.isReleased) return;
    try {
      if (this.runner.isTransactionActive) await this.runner.rollbackTransaction();
    } finally {
      await this.runner.release();
    }
  }
}
