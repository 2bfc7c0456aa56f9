import type { ServerResponse } from 'node:http';
import { compress, COMPRESS_FROM_BYTES, exactCopy, isCompressible, type Encoding } from './encoding.js';
import { WrittenAnswer } from './written-answer.js';

/** An answer as the service gave it, before anything was compressed or sent. */
export interface WholeAnswer {
  readonly status: number;
  /** Names as they were set, values as one text each. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** How one request wants it. */
export interface Wish {
  readonly encoding: Encoding;
  /** The head alone. */
  readonly isHead: boolean;
  /** `If-None-Match`, where it may be answered with 304. */
  readonly ifNoneMatch: string | undefined;
}

interface Variant {
  body: Buffer;
  /** Names and values in turn, as `writeHead` takes them. The last two places are of the content version. */
  readonly head: string[];
  /** Once it has been sent: as it went over the line, the body included. */
  written: WrittenAnswer | null;
}

/** Made anew for each answer, or told by how it is sent. */
const NOT_KEPT = new Set([
  'content-length',
  'transfer-encoding',
  'content-encoding',
  'connection',
  'keep-alive',
  'date',
  'x-content-version',
]);
/** What a 304 has no body for. */
const OF_BODY = new Set(['content-type', 'content-length', 'content-encoding']);

/** The finished bytes of an answer in each encoding that was asked for. */
export class CachedAnswer {
  private readonly status: number;
  private readonly headers: WholeAnswer['headers'];
  private readonly etag: string | undefined;
  private readonly mayCompress: boolean;
  private readonly variants = new Map<Encoding, Variant>();
  private readonly notModified = new Map<Encoding, string[]>();
  private readonly compressing = new Map<Encoding, Promise<Variant>>();
  private held = 0;

  /** Called with the bytes that an encoding has added. */
  onGrown: ((bytes: number) => void) | null = null;

  constructor(answer: WholeAnswer, mayCompress: boolean) {
    const headers = answer.headers.filter(([name]) => !NOT_KEPT.has(name.toLowerCase()));
    const valueOf = (name: string) => headers.find(([each]) => each.toLowerCase() === name)?.[1];
    this.status = answer.status;
    this.etag = valueOf('etag');
    const isText = mayCompress && isCompressible(valueOf('content-type'));
    this.mayCompress = isText && answer.body.length >= COMPRESS_FROM_BYTES;
    this.headers = isText ? withVary(headers) : headers;
    this.hold('identity', exactCopy(answer.body));
  }

  /** Memory it holds, in bytes: JavaScript keeps a character of a header in one. */
  get bytes(): number {
    return this.held;
  }

  /**
   * Sends it, at once where it need not be compressed first. `version`: the content version it is an answer from; null: not
   * told.
   */
  send(res: ServerResponse, wish: Wish, version: string | null): void {
    const encoding = this.mayCompress ? wish.encoding : 'identity';
    if (wish.ifNoneMatch !== undefined && this.isAnswerTo(wish)) {
      write(res, 304, this.notModifiedHead(encoding), version);
      return;
    }
    const ready = this.variants.get(encoding);
    if (ready) {
      this.sendVariant(res, ready, wish.isHead, version);
      return;
    }
    const sendVariant = (variant: Variant) => this.sendVariant(res, variant, wish.isHead, version);
    this.compress(encoding as 'br' | 'gzip').then(sendVariant, () => sendVariant(this.plain));
  }

  /** Whether 304 says it all: a client has it already. Weak comparison, as is right for GET (RFC 9110, 13.1.2). */
  isAnswerTo({ ifNoneMatch, encoding }: Wish): boolean {
    if (this.status !== 200 || ifNoneMatch === undefined) return false;
    if (ifNoneMatch.trim() === '*') return true;
    const etag = this.etagFor(this.mayCompress ? encoding : 'identity')?.replace(/^W\//, '');
    return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
  }

  private sendVariant(res: ServerResponse, variant: Variant, isHead: boolean, version: string | null): void {
    if (isHead || version === null) {
      write(res, this.status, variant.head, version, isHead ? undefined : variant.body);
      return;
    }
    if (variant.written?.send(res, this.status, version)) return;
    const isBare = res.getHeaderNames().length === 0;
    write(res, this.status, variant.head, version, variant.body);
    // Only what is kept will be sent again.
    if (!isBare || this.onGrown === null) return;
    const before = variant.written?.headBytes ?? 0;
    const written = WrittenAnswer.of(res, version, variant.body);
    if (written === null) return;
    variant.written = written;
    variant.body = written.body;
    this.grow(written.headBytes - before);
  }

  private get plain(): Variant {
    return this.variants.get('identity')!;
  }

  /** A strong one tells bytes apart, so each encoding has its own. */
  private etagFor(encoding: Encoding): string | undefined {
    if (encoding === 'identity' || !this.etag?.startsWith('"')) return this.etag;
    return `${this.etag.slice(0, -1)}-${encoding}"`;
  }

  private headersFor(encoding: Encoding): WholeAnswer['headers'] {
    const etag = this.etagFor(encoding);
    return this.headers.map(([name, value]) =>
      name.toLowerCase() === 'etag' && etag !== undefined ? [name, etag] : [name, value],
    );
  }

  private notModifiedHead(encoding: Encoding): string[] {
    const known = this.notModified.get(encoding);
    if (known) return known;
    const head = headOf(this.headersFor(encoding).filter(([name]) => !OF_BODY.has(name.toLowerCase())));
    this.notModified.set(encoding, head);
    this.grow(charactersOf(head));
    return head;
  }

  private compress(encoding: 'br' | 'gzip'): Promise<Variant> {
    const underWay = this.compressing.get(encoding);
    if (underWay) return underWay;
    const made = compress(this.plain.body, encoding)
      .then((body) => this.hold(encoding, body))
      .finally(() => this.compressing.delete(encoding));
    this.compressing.set(encoding, made);
    return made;
  }

  private hold(encoding: Encoding, body: Buffer): Variant {
    const coded: WholeAnswer['headers'] = encoding === 'identity' ? [] : [['Content-Encoding', encoding]];
    const length = ['Content-Length', String(body.length)] as const;
    const head = headOf([...this.headersFor(encoding), ...coded, length]);
    const variant: Variant = { body, head, written: null };
    this.variants.set(encoding, variant);
    this.grow(body.length + charactersOf(head));
    return variant;
  }

  private grow(bytes: number): void {
    this.held += bytes;
    this.onGrown?.(bytes);
  }
}

function write(
  res: ServerResponse,
  status: number,
  head: string[],
  version: string | null,
  body?: Buffer,
): void {
  if (res.destroyed || res.headersSent) return;
  if (version !== null) head[head.length - 1] = version;
  res.writeHead(status, version === null ? head.slice(0, -2) : head);
  res.end(body);
}

function headOf(headers: WholeAnswer['headers']): string[] {
  return [...headers.flat(), 'X-Content-Version', ''];
}

function withVary(headers: WholeAnswer['headers']): WholeAnswer['headers'] {
  const at = headers.findIndex(([name]) => name.toLowerCase() === 'vary');
  if (at < 0) return [...headers, ['Vary', 'Accept-Encoding']];
  const [name, value] = headers[at]!;
  if (/(^|,)\s*accept-encoding\s*(,|$)/i.test(value)) return headers;
  return headers.toSpliced(at, 1, [name, `${value}, Accept-Encoding`]);
}

function charactersOf(head: readonly string[]): number {
  return head.reduce((sum, each) => sum + each.length + 8, 0);
}
