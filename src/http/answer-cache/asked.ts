import type { IncomingMessage } from 'node:http';
import { GRAPHQL_RESPONSE, JSON_RESPONSE, prefersGraphQLResponse } from '../media-type.js';
import type { GraphqlKeys } from './graphql-key.js';
import type { AskedHead, Path } from './heads.js';

/** A request that may be answered from what is kept. */
export interface Asked extends AskedHead {
  /** All that its answer depends on but for how it is sent. */
  readonly key: string;
  /** The bytes that ask for it, besides its head: the body, or the address. */
  readonly request: Buffer;
  /** The media type its answer must have to be kept under this key; null: whatever it has. */
  readonly mediaType: string | null;
}

const GRAPHQL = '/graphql';
/** What machines and other sites fetch. What they answer says itself whether it may be kept. */
const FETCHED =
  /^\/(embed|feeds|oembed|articles)[/?.]|^\/(oembed|sitemap|llms)(\.xml|\.txt)?(\?|$)|^\/sitemaps?[-/]/;

export function pathOf({ method, url = '' }: IncomingMessage): Path | null {
  if (method === 'POST') return url === GRAPHQL ? 'graphql-post' : null;
  if (method !== 'GET' && method !== 'HEAD') return null;
  if (url.startsWith(`${GRAPHQL}?`)) return 'graphql-get';
  return FETCHED.test(url) ? 'fetched' : null;
}

/** Whether this has to do with readers at all, so that its answers tell content versions. */
export function isOfReaders({ url = '' }: IncomingMessage): boolean {
  return url.startsWith(GRAPHQL) || FETCHED.test(url);
}

/** All of it; null where only the service understands it. `request`: its body, or its address where it has none. */
export function readAsked(
  req: IncomingMessage,
  path: Path,
  head: AskedHead,
  request: Buffer,
  keys: GraphqlKeys,
): Asked | null {
  const { accept } = req.headers;
  if (path === 'fetched') {
    return { ...head, request, key: `${req.url} ${accept ?? ''}`, mediaType: null };
  }
  const asked =
    path === 'graphql-get'
      ? keys.ofSearch(req.url!.slice(GRAPHQL.length + 1))
      : keys.ofBody(request.toString());
  // A browser is shown a page for people instead.
  if (asked === null || /text\/html/i.test(accept ?? '')) return null;
  const mediaType = prefersGraphQLResponse(accept) ? GRAPHQL_RESPONSE : JSON_RESPONSE;
  return { ...head, request, key: `${asked} ${mediaType}`, mediaType };
}
