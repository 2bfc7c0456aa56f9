import type { IncomingMessage } from 'node:http';
import { GRAPHQL_RESPONSE, JSON_RESPONSE, prefersGraphQLResponse } from '../media-type.js';
import { preferredEncoding } from './encoding.js';
import type { GraphqlKeys } from './graphql-key.js';
import type { Wish } from './cached-answer.js';

/** A request that may be answered from what is kept. */
export interface Asked extends AskedHead {
  /** All that its answer depends on but for how it is sent. */
  readonly key: string;
  /** The media type its answer must have to be kept under this key; null: whatever it has. */
  readonly mediaType: string | null;
}

const GRAPHQL = '/graphql';
/** What machines and other sites fetch. What they answer says itself whether it may be kept. */
const FETCHED =
  /^\/(embed|feeds|oembed|articles)[/?.]|^\/(oembed|sitemap|llms)(\.xml|\.txt)?(\?|$)|^\/sitemaps?[-/]/;

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

/** What a request may be asking for, before it is looked at closely. */
export type Path = 'graphql-post' | 'graphql-get' | 'fetched' | null;

export function pathOf({ method, url = '' }: IncomingMessage): Path {
  if (method === 'POST') return url === GRAPHQL ? 'graphql-post' : null;
  if (method !== 'GET' && method !== 'HEAD') return null;
  if (url.startsWith(`${GRAPHQL}?`)) return 'graphql-get';
  return FETCHED.test(url) ? 'fetched' : null;
}

/** Whether this has to do with readers at all, so that its answers tell content versions. */
export function isOfReaders({ url = '' }: IncomingMessage): boolean {
  return url.startsWith(GRAPHQL) || FETCHED.test(url);
}

/** What the head of a request says; of a POST, all but what it asks. */
export interface AskedHead {
  /** All of it that may make a difference, byte by byte, to know it again without reading it. */
  readonly alias: string;
  readonly wish: Wish;
  /** `X-Min-Content-Version`; -1 where there is none. */
  readonly least: number;
}

/** Null where only the service itself can answer. */
export function readHead(req: IncomingMessage, path: Path, compresses: boolean): AskedHead | null {
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
  const encoding = compresses ? acceptEncoding : '';
  return {
    alias: path === 'graphql-post' ? `${accept}\n${encoding}\n` : `${req.url}\n${accept}\n${encoding}\n`,
    wish: {
      encoding: preferredEncodingOf(encoding),
      isHead: req.method === 'HEAD',
      ifNoneMatch: isConditional ? headers['if-none-match'] : undefined,
    },
    least: least === undefined ? -1 : Number(least),
  };
}

/** A character a byte: cheap, and different for different bytes. */
export function aliasOf(head: AskedHead, body: Buffer | null): string {
  return body === null ? head.alias : head.alias + body.toString('latin1');
}

/** All of it; null where only the service understands it. */
export function readAsked(
  req: IncomingMessage,
  path: Path,
  head: AskedHead,
  body: Buffer | null,
  keys: GraphqlKeys,
): Asked | null {
  const { accept } = req.headers;
  const alias = aliasOf(head, body);
  if (path === 'fetched') {
    return { ...head, alias, key: `${req.url} ${accept ?? ''}`, mediaType: null };
  }
  const asked =
    body === null ? keys.ofSearch(req.url!.slice(GRAPHQL.length + 1)) : keys.ofBody(body.toString());
  // A browser is shown a page for people instead.
  if (asked === null || /text\/html/i.test(accept ?? '')) return null;
  const mediaType = prefersGraphQLResponse(accept) ? GRAPHQL_RESPONSE : JSON_RESPONSE;
  return { ...head, alias, key: `${asked} ${mediaType}`, mediaType };
}

/** Without one of these the server takes a GET for one that another site's page made a browser send. */
function isPreflighted({ headers }: IncomingMessage): boolean {
  return Boolean(headers['apollo-require-preflight'] ?? headers['x-apollo-operation-name']);
}

const encodings = new Map<string, Wish['encoding']>();

/** Clients differ little in what they accept. */
function preferredEncodingOf(acceptEncoding: string): Wish['encoding'] {
  const known = encodings.get(acceptEncoding);
  if (known) return known;
  const found = preferredEncoding(acceptEncoding);
  if (encodings.size < 200) encodings.set(acceptEncoding, found);
  return found;
}
