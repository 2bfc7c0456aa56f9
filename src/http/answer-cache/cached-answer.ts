import type { ServerResponse } from 'node:http';
import { AnswerBytes } from './answer-bytes.js';
import { compress, COMPRESS_FROM_BYTES, isCompressible, type Encoding } from './encoding.js';

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
/** Objects of an encoding. */
const CODED_BYTES = 700;
/** What a 304 has no body for. */
const OF_BODY = new Set(['content-type', 'content-length', 'content-encoding']);

/** The finished bytes of an answer in each encoding that was asked for. */
export class CachedAnswer {
  private readonly status: number;
  private readonly etag: string | undefined;
  private readonly mayCompress: boolean;
  private readonly plain: AnswerBytes;
  private coded: Map<Encoding, AnswerBytes | Promise<AnswerBytes>> | null = null;

  /** Called with the bytes by which it has grown. */
  onGrown: ((bytes: number) => void) | null = null;

  constructor(answer: WholeAnswer, mayCompress: boolean) {
    const headers = answer.headers.filter(([name]) => !NOT_KEPT.has(name.toLowerCase()));
    const valueOf = (name: string) => headers.find(([each]) => each.toLowerCase() === name)?.[1];
    this.status = answer.status;
    this.etag = valueOf('etag');
    const isText = mayCompress && isCompressible(valueOf('content-type'));
    this.mayCompress = isText && answer.body.length >= COMPRESS_FROM_BYTES;
    this.plain = withLength(isText ? withVary(headers) : headers, answer.body);
  }

  /** Memory it holds, in bytes. */
  get bytes(): number {
    const coded = [...(this.coded?.values() ?? [])];
    return coded.reduce(
      (sum, each) => sum + (each instanceof AnswerBytes ? heldBy(each) : 0),
      this.plain.held,
    );
  }

  /**
   * Sends it, at once where it need not be compressed first. `version`: the content version it is an answer from; null: not
   * told.
   */
  send(res: ServerResponse, wish: Wish, version: string | null): void {
    const encoding = this.mayCompress ? wish.encoding : 'identity';
    if (wish.ifNoneMatch !== undefined && this.isAnswerTo(wish)) {
      const head = this.plain.headers.filter(([name]) => !OF_BODY.has(name.toLowerCase()));
      write(res, 304, this.withEtag(head, encoding), version);
      return;
    }
    const ready = encoding === 'identity' ? this.plain : this.coded?.get(encoding);
    if (ready instanceof AnswerBytes) {
      this.sendBytes(res, ready, wish.isHead, version);
      return;
    }
    const sendBytes = (bytes: AnswerBytes) => this.sendBytes(res, bytes, wish.isHead, version);
    (ready ?? this.compress(encoding as 'br' | 'gzip')).then(sendBytes, () => sendBytes(this.plain));
  }

  /** Whether 304 says it all: a client has it already. Weak comparison, as is right for GET (RFC 9110, 13.1.2). */
  isAnswerTo({ ifNoneMatch, encoding }: Wish): boolean {
    if (this.status !== 200 || ifNoneMatch === undefined) return false;
    if (ifNoneMatch.trim() === '*') return true;
    const etag = this.etagFor(this.mayCompress ? encoding : 'identity')?.replace(/^W\//, '');
    return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
  }

  private sendBytes(res: ServerResponse, bytes: AnswerBytes, isHead: boolean, version: string | null): void {
    if (!isHead && version !== null && bytes.send(res, this.status, version)) return;
    const isBare = res.getHeaderNames().length === 0;
    write(res, this.status, bytes.headers, version, isHead ? undefined : bytes.body);
    // Only what is kept will be sent again.
    if (!isBare || isHead || version === null || this.onGrown === null) return;
    const { held } = bytes;
    bytes.adopt(res, version);
    if (bytes.held !== held) this.onGrown(bytes.held - held);
  }

  /** A strong one tells bytes apart, so each encoding has its own. */
  private etagFor(encoding: Encoding): string | undefined {
    if (encoding === 'identity' || !this.etag?.startsWith('"')) return this.etag;
    return `${this.etag.slice(0, -1)}-${encoding}"`;
  }

  private withEtag(headers: WholeAnswer['headers'], encoding: Encoding): WholeAnswer['headers'] {
    const etag = this.etagFor(encoding);
    return headers.map(([name, value]) =>
      name.toLowerCase() === 'etag' && etag !== undefined ? [name, etag] : [name, value],
    );
  }

  private compress(encoding: 'br' | 'gzip'): Promise<AnswerBytes> {
    const coded = (this.coded ??= new Map());
    const made = compress(this.plain.body, encoding).then((body) => {
      const headers = this.plain.headers.filter(([name]) => name.toLowerCase() !== 'content-length');
      const bytes = withLength([...this.withEtag(headers, encoding), ['Content-Encoding', encoding]], body);
      coded.set(encoding, bytes);
      this.onGrown?.(heldBy(bytes));
      return bytes;
    });
    coded.set(encoding, made);
    // Whoever asks next may have more luck.
    made.catch(() => coded.delete(encoding));
    return made;
  }
}

/** Of what is kept besides the first. */
function heldBy(bytes: AnswerBytes): number {
  return bytes.held + CODED_BYTES;
}

function withLength(headers: WholeAnswer['headers'], body: Buffer): AnswerBytes {
  return new AnswerBytes([...headers, ['Content-Length', String(body.length)]], body);
}

function write(
  res: ServerResponse,
  status: number,
  headers: WholeAnswer['headers'],
  version: string | null,
  body?: Buffer,
): void {
  if (res.destroyed || res.headersSent) return;
  const told = version === null ? [] : ['X-Content-Version', version];
  res.writeHead(status, [...headers.flat(), ...told]);
  res.end(body);
}

function withVary(headers: WholeAnswer['headers']): WholeAnswer['headers'] {
  const at = headers.findIndex(([name]) => name.toLowerCase() === 'vary');
  if (at < 0) return [...headers, ['Vary', 'Accept-Encoding']];
  const [name, value] = headers[at]!;
  if (/(^|,)\s*accept-encoding\s*(,|$)/i.test(value)) return headers;
  return headers.toSpliced(at, 1, [name, `${value}, Accept-Encoding`]);
}
