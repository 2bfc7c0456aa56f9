import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { BoundedCache } from '../../graphql/bounded-cache.js';
import { preferredEncoding, type Encoding } from './encoding.js';
import type { Wish } from './cached-answer.js';

/** What a request may be asking for, before it is looked at closely. */
export type Path = 'graphql-post' | 'graphql-get' | 'fetched';

/** What the head of a request says; of a POST, all but what it asks. */
export interface AskedHead {
  /** All in it that may make a difference, besides the address, as a number. */
  readonly manner: number;
  readonly wish: Wish;
  /** `X-Min-Content-Version`; -1 where there is none. */
  readonly least: number;
}

/** Headers that ask for something else than the answer, or for one that is only theirs. */
const UNUSUAL = [
  'authorization',
  'content-encoding',
  'expect',
  'range',
  'if-range',
  'if-match',
  'if-unmodified-since',
  'if-modified-since',
  'transfer-encoding',
  'upgrade',
  'x-http-method-override',
];
const LONGEST_ACCEPT = 300;
const JSON_TYPE = /^application\/(graphql\+)?json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i;
/** Characters of headers by which manners are known again. */
const MOST_MANNERS = 100_000;
/** Names and values; a connection with more is read anew each time. */
const MOST_REMEMBERED = 40;

/** The head of a connection's last request, and what it says. */
interface Remembered {
  readonly raw: readonly string[];
  /** Where the length of the body stands in it; -1: nowhere. */
  readonly lengthAt: number;
  readonly path: Path;
  readonly method: string | undefined;
  readonly head: AskedHead | null;
}

/** Reads the heads of requests; on one connection they are mostly the same, and then only compared. */
export class Heads {
  private readonly last = new WeakMap<Socket, Remembered>();
  private readonly manners = new BoundedCache<{ readonly manner: number; readonly encoding: Encoding }>(
    MOST_MANNERS,
  );
  private known = 0;

  constructor(private readonly compresses: boolean) {}

  /** Null where only the service itself can answer. `length` of a body; NaN where it says none. */
  read(req: IncomingMessage, path: Path): { readonly head: AskedHead | null; readonly length: number } {
    const last = this.last.get(req.socket);
    if (last && isSame(last, req, path)) {
      return { head: last.head, length: last.lengthAt < 0 ? NaN : Number(req.rawHeaders[last.lengthAt]) };
    }
    const head = this.readAnew(req, path);
    this.remember(req, path, head);
    return { head, length: Number(req.headers['content-length']) };
  }

  private remember(req: IncomingMessage, path: Path, head: AskedHead | null): void {
    const { rawHeaders: raw, method } = req;
    if (raw.length > MOST_REMEMBERED) return;
    const lengthAt = raw.findIndex((each, at) => at % 2 === 0 && each.toLowerCase() === 'content-length') + 1;
    this.last.set(req.socket, { raw, lengthAt: lengthAt === 0 ? -1 : lengthAt, path, method, head });
  }

  private readAnew(req: IncomingMessage, path: Path): AskedHead | null {
    const { headers } = req;
    for (const name of UNUSUAL) if (headers[name] !== undefined) return null;
    const { accept = '', 'accept-encoding': acceptEncoding = '', 'content-type': contentType = '' } = headers;
    if (accept.length > LONGEST_ACCEPT || acceptEncoding.length > LONGEST_ACCEPT) return null;
    const least = headers['x-min-content-version'];
    if (least !== undefined && (typeof least !== 'string' || !/^\d{1,15}$/.test(least))) return null;
    if (path === 'graphql-post') {
      if (!JSON_TYPE.test(contentType)) return null;
    } else if (headers['content-length'] !== undefined && headers['content-length'] !== '0') {
      return null;
    }
    if (path === 'graphql-get' && !isPreflighted(req)) return null;
    const isConditional =
      path !== 'graphql-post' && !/(^|[\s,])no-cache([\s,]|$)/.test(headers['cache-control'] ?? '');
    const { manner, encoding } = this.mannerOf(path, accept, this.compresses ? acceptEncoding : '');
    return {
      manner,
      wish: {
        encoding,
        isHead: req.method === 'HEAD',
        ifNoneMatch: isConditional ? headers['if-none-match'] : undefined,
      },
      least: least === undefined ? -1 : Number(least),
    };
  }

  /** Clients differ little in how they ask. */
  private mannerOf(path: Path, accept: string, acceptEncoding: string) {
    const text = `${path}\n${accept}\n${acceptEncoding}`;
    const present = this.manners.get(text);
    if (present) return present;
    this.known += 1;
    const manner = { manner: this.known, encoding: preferredEncoding(acceptEncoding) };
    this.manners.set(text, manner, text.length);
    return manner;
  }
}

function isSame({ raw, lengthAt, path, method }: Remembered, req: IncomingMessage, asked: Path): boolean {
  const { rawHeaders } = req;
  if (path !== asked || method !== req.method || raw.length !== rawHeaders.length) return false;
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] !== rawHeaders[at] && at !== lengthAt) return false;
  }
  return true;
}

/** Without one of these the server takes a GET for one that another site's page made a browser send. */
function isPreflighted({ headers }: IncomingMessage): boolean {
  return Boolean(headers['apollo-require-preflight'] ?? headers['x-apollo-operation-name']);
}
