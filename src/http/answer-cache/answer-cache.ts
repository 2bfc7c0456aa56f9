import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { AnswerStore, type Entry } from './answer-store.js';
import { isOfReaders, pathOf, readAsked, type Asked } from './asked.js';
import { CachedAnswer, type WholeAnswer, type Wish } from './cached-answer.js';
import { captureAnswer, clearHeaders, onHead } from './captured-answer.js';
import { Flights } from './flights.js';
import { Freshness, type FreshnessListener } from './freshness.js';
import { GraphqlKeys } from './graphql-key.js';
import { Heads, type AskedHead, type Path } from './heads.js';
import { readBodyOf } from './request-body.js';
import { storable } from './storable.js';

export interface AnswerCacheOptions {
  /** Memory for all that is kept. */
  readonly mostBytes: number;
  /** Bodies of queries that are longer are refused by the service. */
  readonly bodyLimitBytes: number;
  readonly compresses: boolean;
  /** For how long nothing need be heard of the database, in milliseconds. */
  readonly patienceMs: number;
  /** Asks the database for what has changed; resolves once it has answered, or has not. */
  readonly ask: () => Promise<void>;
  /** Who else keeps something is told with the cache. */
  readonly onTouched: FreshnessListener['touched'];
  readonly onTrust: FreshnessListener['trustChanged'];
}

/** What to watch. Counts are since the start. */
export interface AnswerCacheFigures {
  readonly hits: number;
  /** Of them, with 304. */
  readonly notModified: number;
  /** Waited for an answer that was being made for another. */
  readonly joined: number;
  /** Made, and could have been kept. */
  readonly misses: number;
  /** Answered by the service as if there were no cache: not trusted, or asked in a way it does not understand. */
  readonly passed: number;
  readonly evicted: number;
  readonly entries: number;
  readonly bytes: number;
  readonly watermark: number;
  readonly isTrusted: boolean;
}

type Shared = { readonly answer: CachedAnswer; readonly version: string | null };

/** Answers from memory what was asked before and has not changed since. Stands in front of everything else. */
export class AnswerCache {
  readonly freshness: Freshness;
  private readonly store: AnswerStore;
  private readonly flights = new Flights<Shared>();
  private readonly keys = new GraphqlKeys();
  private readonly heads: Heads;
  private readonly counts = { hits: 0, notModified: 0, joined: 0, misses: 0, passed: 0 };
  private watermark = -1;
  private watermarkText = '-1';

  constructor(
    private readonly options: AnswerCacheOptions,
    private readonly next: RequestListener,
  ) {
    this.store = new AnswerStore(options.mostBytes);
    this.heads = new Heads(options.compresses);
    this.freshness = new Freshness(options.patienceMs, {
      touched: (keys) => {
        this.store.touched(keys);
        options.onTouched(keys);
      },
      shouldAsk: () => void options.ask(),
      trustChanged: options.onTrust,
    });
  }

  figures(): AnswerCacheFigures {
    const { size: entries, bytes, evicted } = this.store;
    const isTrusted = this.freshness.isTrusted();
    return { ...this.counts, evicted, entries, bytes, watermark: this.freshness.watermark, isTrusted };
  }

  /** As if there were no cache, but for what is learnt of versions: the whole of it where nothing is to be kept. */
  readonly pass = (req: IncomingMessage, res: ServerResponse): void => {
    if (isOfReaders(req)) {
      this.counts.passed += 1;
      onHead(res, () => {
        const version = versionOf(res);
        if (version !== null) this.freshness.meet(version);
      });
    }
    this.next(req, res);
  };

  /** The listener of the HTTP server, before all others. */
  readonly handle = (req: IncomingMessage, res: ServerResponse): void => {
    const path = pathOf(req);
    // A response that waits for another on its connection has no socket yet: the order of versions is not ours to keep.
    if (path === null || res.socket === null) {
      this.pass(req, res);
      return;
    }
    const { head, length } = this.heads.read(req, path);
    if (head === null) {
      this.pass(req, res);
    } else if (path === 'graphql-post') {
      // Read once, here; the service gets the same bytes.
      readBodyOf(
        req,
        length,
        this.options.bodyLimitBytes,
        (body) => this.answerAtOnce(res, head, body),
        (body) => this.look(req, res, path, head, body),
      );
    } else {
      const address = Buffer.from(req.url!, 'latin1');
      if (!this.answerAtOnce(res, head, address)) this.look(req, res, path, head, address);
    }
  };

  /** Whether the very same request was answered before, and that is still the answer. */
  private answerAtOnce(res: ServerResponse, head: AskedHead, request: Buffer): boolean {
    const now = performance.now();
    if (head.least > this.freshness.watermark || !this.freshness.isTrusted(now)) return false;
    const entry = this.store.getByAlias(head.manner, request, now);
    if (!entry || entry.endsAt <= now) return false;
    this.hit(res, entry, head.wish, now);
    return true;
  }

  private look(
    req: IncomingMessage,
    res: ServerResponse,
    path: Path,
    head: AskedHead,
    request: Buffer | null,
  ): void {
    const asked = request && readAsked(req, path, head, request, this.keys);
    if (asked === null) this.pass(req, res);
    else void this.answer(req, res, asked);
  }

  /** `mayWait`: whether he may wait for another's answer once more where the first he waited for was a refusal. */
  private async answer(
    req: IncomingMessage,
    res: ServerResponse,
    asked: Asked,
    mayWait = true,
  ): Promise<void> {
    // Somebody has seen more elsewhere: its notice may be on its way.
    if (asked.least > this.freshness.watermark && this.freshness.hears()) await this.options.ask();
    const now = performance.now();
    if (asked.least > this.freshness.watermark || !this.freshness.isTrusted(now)) {
      this.pass(req, res);
      return;
    }
    const entry = this.store.get(asked.key, now);
    if (entry && entry.endsAt > now) {
      this.store.addAlias(entry, asked.manner, asked.request);
      this.hit(res, entry, asked.wish, now);
      return;
    }
    const isWaiting = this.flights.join(asked.key, this.freshness.turn, (outcome) => {
      if (outcome === 'alone') this.pass(req, res);
      else if (outcome === 'gone') void this.answer(req, res, asked, mayWait);
      // What many wait for is worth another try; who has waited twice is told what the other was.
      else if ('refused' in outcome && mayWait) void this.answer(req, res, asked, false);
      else sendShared(res, asked, 'refused' in outcome ? outcome.refused : outcome.shared);
    });
    if (isWaiting) this.counts.joined += 1;
    else if (asked.wish.isHead) this.pass(req, res);
    else this.make(req, res, asked);
  }

  private hit(res: ServerResponse, entry: Entry, wish: Wish, now: number): void {
    this.counts.hits += 1;
    if (wish.ifNoneMatch !== undefined && entry.answer.isAnswerTo(wish)) this.counts.notModified += 1;
    // Lifetimes are counted from when it was made (RFC 9111, 5.1).
    if (entry.endsAt !== Infinity) res.setHeader('Age', String(Math.ceil((now - entry.storedAt) / 1000)));
    const { watermark } = this.freshness;
    if (watermark !== this.watermark) {
      this.watermark = watermark;
      this.watermarkText = String(watermark);
    }
    entry.answer.send(res, wish, this.watermarkText);
  }

  /** Lets the service answer, and keeps what it says for others where it may be kept. */
  private make(req: IncomingMessage, res: ServerResponse, asked: Asked): void {
    // All before the first statement: what changes from here on may or may not be in the answer.
    const { mark, turn, watermark } = this.freshness;
    const askedAt = performance.now();
    const land = this.flights.begin(asked.key, turn);
    this.counts.misses += 1;
    // Whole and plain; what this client wants is seen to afterwards.
    delete req.headers['accept-encoding'];
    delete req.headers['if-none-match'];
    captureAnswer(res, (whole) => {
      if (whole === null) {
        land('gone');
        return;
      }
      const told = versionOf(res);
      if (told !== null) this.freshness.meet(told);
      clearHeaders(res);
      const answer = new CachedAnswer(whole, this.options.compresses);
      const isShared = this.keep(asked, whole, answer, mark, askedAt);
      const version = told ?? (isShared ? watermark : null);
      const shared = { answer, version: version === null ? null : String(version) };
      sendShared(res, asked, shared);
      if (whole.status === 503) land({ refused: shared });
      else land(isShared ? { shared } : 'alone');
    });
    this.next(req, res);
  }

  /** Whether others may be given it. It is kept only where nothing it was made of has changed meanwhile. */
  private keep(
    asked: Asked,
    whole: WholeAnswer,
    answer: CachedAnswer,
    mark: number,
    askedAt: number,
  ): boolean {
    const found = storable(whole, asked.mediaType);
    if (!found) return false;
    const { reads, lastsMs } = found;
    if (!this.freshness.hears() || this.freshness.hasTouchedSince(mark, reads)) return true;
    const { key, manner, request } = asked;
    const entry = this.store.set({ key, answer, reads, endsAt: askedAt + lastsMs }, performance.now());
    if (entry) this.store.addAlias(entry, manner, request);
    return true;
  }
}

function sendShared(res: ServerResponse, { wish }: Asked, { answer, version }: Shared): void {
  answer.send(res, wish, version);
}

function versionOf(res: ServerResponse): number | null {
  const version = res.getHeader('x-content-version');
  return version === undefined ? null : Number(version);
}
