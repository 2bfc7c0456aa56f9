import type { IncomingMessage } from 'node:http';
import type { RequestKind } from './places.js';

/** The text a document's id or hash stands for, where it is known. */
export type DocumentById = (id: string) => string | undefined;

/** What kind a request is of, as far as its path and headers tell. A query has to be read. */
export type Destination = RequestKind | 'query';

const EDITOR = /^\/editor\/graphql\/?(\?|$)/i;
/** Read by machines, which come again. */
const FETCHED = /^\/(feeds\/|sitemaps?[/.]|llms\.txt)/i;
/** Shown to people. */
const SHOWN = /^\/(embed\/|oembed|articles\/)/i;

/** Null where it is not held up: health checks, images, previews and uploads have limits of their own, or need none. */
export function destinationOf({ method, url = '', headers }: IncomingMessage): Destination | null {
  if (method === 'OPTIONS') return null;
  if (/^\/graphql\/?(\?|$)/i.test(url)) return 'query';
  // With neither, nothing can be done there but signing in.
  if (EDITOR.test(url)) return headers.cookie || headers.authorization ? 'editor' : 'signIn';
  if (FETCHED.test(url)) return 'costly';
  return SHOWN.test(url) ? 'page' : null;
}

/** Fields that look for things or list them, as they stand in a document. */
const COSTLY = /\b(search|suggest|articles|relatedFrom|totalCount|__schema)\b|\b(authors|topics|nodes)\s*\(/;
/** The same, or an id instead of a document, anywhere in a request: whatever has none of it need not be read. */
const SUSPICIOUS =
  /search|suggest|articles|relatedFrom|totalCount|__schema|(authors|topics|nodes)\s*\(|"(documentId|id|sha256Hash)"/;

/**
 * Searches, suggestions and lists are costly, all else is a page. What cannot be read is costly: it is refused for less. A look
 * at the text is enough; who dresses a search up as a page gains a place among pages.
 */
export function kindOfBody(body: Buffer, documentById: DocumentById): 'costly' | 'page' {
  const text = body.toString('latin1');
  if (!SUSPICIOUS.test(text)) return 'page';
  try {
    return kindOfParameters(JSON.parse(body.toString()) as Parameters, documentById);
  } catch {
    return 'costly';
  }
}

/** As `kindOfBody`, for a query in an address. */
export function kindOfUrl(url: string, documentById: DocumentById): 'costly' | 'page' {
  const at = url.indexOf('?');
  const parameters: Parameters = Object.fromEntries(new URLSearchParams(at < 0 ? '' : url.slice(at)));
  const { extensions } = parameters;
  try {
    if (typeof extensions === 'string') parameters.extensions = JSON.parse(extensions);
    return kindOfParameters(parameters, documentById);
  } catch {
    return 'costly';
  }
}

interface Parameters {
  query?: unknown;
  documentId?: unknown;
  id?: unknown;
  extensions?: unknown;
}

function kindOfParameters(parameters: Parameters, documentById: DocumentById): 'costly' | 'page' {
  const { query, documentId, id } = parameters;
  if (typeof query === 'string') return kindOfDocument(query);
  const { persistedQuery } = (parameters.extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } };
  const name = documentId ?? id ?? persistedQuery?.sha256Hash;
  const document = typeof name === 'string' ? documentById(name) : undefined;
  return document === undefined ? 'page' : kindOfDocument(document);
}

function kindOfDocument(document: string): 'costly' | 'page' {
  return COSTLY.test(document) ? 'costly' : 'page';
}
