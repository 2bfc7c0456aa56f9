import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** A change as it was written down. */
export interface NotedChange {
  readonly position: number;
  readonly contentVersion: number;
  /** What it touched; null: everything. */
  readonly keys: readonly string[] | null;
}

/** What the database says when it is asked. Times of this machine are `performance.now()`, those of the database milliseconds since 1970. */
export interface ChangesAnswer {
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly clockMs: number;
  readonly edgeMs: number;
  readonly position: number;
  readonly contentVersion: number;
  /** Those after the position it was asked with; null where some of them are no longer written down. */
  readonly changes: readonly NotedChange[] | null;
}

/** Who wants to hear of changes. */
export interface ChangesHearer {
  /** Of the last change that was heard; -1 for none. */
  readonly lastPosition: number;
  /** When the next edge may pass, by `performance.now()`: the database is asked then. */
  readonly edgeAt: number;
  /** False where it does not follow on the last one: then the database is asked. */
  notice(change: NotedChange, edgeMs: number): boolean;
  heard(answer: ChangesAnswer): void;
  deaf(why: string): void;
}

export interface ChangeListenerOptions {
  /** The owner's, direct: a pooler in transaction mode delivers no notices. */
  readonly url: string;
  readonly pollMs: number;
  /** An answer that takes longer ends the connection. */
  readonly patienceMs: number;
}

const CHANNEL = 'seventh_change';
const RECONNECT_MS = [50, 200, 1000];

/** Its own clock is read once: what is next is next after that instant. */
const POLL = `-- publication.changes.poll
with clock as materialized (select clock_timestamp() as now)
select extract(epoch from clock.now)::double precision * 1000 as "clockMs",
       extract(epoch from editorial.next_edge(clock.now))::double precision * 1000 as "edgeMs",
       coalesce((select max(position) from editorial.change), 0)::double precision as "position",
       coalesce((select min(position) from editorial.change), 1)::double precision as "oldest",
       (select n from delivery.content_version)::double precision as "contentVersion",
       (select coalesce(json_agg(json_build_object('position', position, 'contentVersion', content_version, 'keys', keys)
                                 order by position), '[]')
          from editorial.change where $1::bigint >= 0 and position > $1::bigint) as "changes"
  from clock`;

interface PollRow extends Omit<ChangesAnswer, 'askedAt' | 'answeredAt' | 'changes'> {
  readonly oldest: number;
  readonly changes: readonly NotedChange[];
}

/** What a notice holds; of a change that touched much, the position alone. */
type Notice = Partial<NotedChange> & { readonly position: number; readonly edgeMs?: number };

/**
 * Hears of every change: by notices at once, by asking each second what a notice may have been lost of, and at every edge.
 * Both go over one connection: where that is gone, or silent, nothing is heard, and it says so.
 */
export class ChangeListener {
  private client: Client | undefined;
  private isStopped = false;
  private asking: Promise<void> | undefined;
  private again: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private attempt = 0;
  private connecting: Promise<void> | undefined;

  constructor(
    private readonly options: ChangeListenerOptions,
    private readonly hearer: ChangesHearer,
  ) {}

  /** Resolves when it has heard for the first time, or has failed to; it goes on trying. */
  async start(): Promise<void> {
    await this.connect();
  }

  /** Asks the database now. Resolves when it has answered a question that was put after the call, or has not. */
  ask(): Promise<void> {
    if (!this.asking) {
      this.asking = this.poll().finally(() => (this.asking = undefined));
      return this.asking;
    }
    // What is under way may have looked before the change that is asked for.
    this.again ??= this.asking.then(() => {
      this.again = undefined;
      return this.ask();
    });
    return this.again;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
    await this.connecting;
  }

  private async connect(): Promise<void> {
    if (this.isStopped) return;
    const client = new Client({
      connectionString: this.options.url,
      application_name: 'seventh changes',
      keepAlive: true,
      connectionTimeoutMillis: this.options.patienceMs,
      query_timeout: this.options.patienceMs,
    });
    client.on('error', (error) => this.lose(client, error.message));
    client.on('end', () => this.lose(client, 'The connection ended.'));
    client.on('notification', ({ payload }) => this.receive(payload));
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      await this.ask();
    } catch (error) {
      this.lose(client, error instanceof Error ? error.message : String(error));
    }
  }

  private lose(client: Client, why: string): void {
    if (this.client !== client) return;
    this.client = undefined;
    clearTimeout(this.timer);
    if (!this.isStopped) this.hearer.deaf(why);
    void client.end().catch(() => undefined);
    this.connecting = this.reconnect();
  }

  private async reconnect(): Promise<void> {
    const pause = RECONNECT_MS[Math.min(this.attempt, RECONNECT_MS.length - 1)]!;
    this.attempt += 1;
    await sleep(pause, undefined, { ref: false });
    await this.connect();
  }

  private receive(payload: string | undefined): void {
    const { position, contentVersion, keys, edgeMs } = JSON.parse(payload ?? '{"position":0}') as Notice;
    const isWhole = contentVersion !== undefined && keys !== undefined && edgeMs !== undefined;
    if (isWhole && this.hearer.notice({ position, contentVersion, keys }, edgeMs)) this.plan();
    else void this.ask();
  }

  private async poll(): Promise<void> {
    const { client } = this;
    if (!client) return;
    const asked = this.hearer.lastPosition;
    const askedAt = performance.now();
    try {
      const { rows } = await client.query<PollRow>(POLL, [asked]);
      const answeredAt = performance.now();
      if (this.client !== client) return;
      const { oldest, changes, ...row } = rows[0]!;
      const isWhole = row.position <= asked || oldest <= asked + 1;
      this.attempt = 0;
      this.hearer.heard({ ...row, askedAt, answeredAt, changes: isWhole ? changes : null });
      this.plan();
    } catch (error) {
      this.lose(client, error instanceof Error ? error.message : String(error));
    }
  }

  /** Asks again in a second, or when the next edge has passed. */
  private plan(): void {
    clearTimeout(this.timer);
    const untilEdge = Math.max(1, this.hearer.edgeAt - performance.now() + 1);
    const wait = Math.min(this.options.pollMs, untilEdge);
    this.timer = setTimeout(() => void this.ask(), wait).unref();
  }
}
