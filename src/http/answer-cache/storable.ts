import { readLists } from '../../rules/surrogate-keys.js';
import type { WholeAnswer } from './cached-answer.js';

/** What an answer says of itself where it may be kept. */
export interface Storable {
  /** Things it was made of. */
  readonly reads: ReadonlySet<string>;
  /** How long it says it holds, in milliseconds; Infinity where it has to be asked for each time anyway. */
  readonly lastsMs: number;
}

/** Not found and gone are answers too. */
const STATUSES = new Set([200, 404, 410]);
/** What keys hold; an answer that varies by anything else is not kept. */
const IN_KEYS = new Set(['accept', 'accept-encoding', 'x-min-content-version']);

/**
 * Whether an answer may be kept and given to others: it must name what it was made of. Null where it may not. `mediaType` is
 * the one it was asked under, null for any.
 */
export function storable(answer: WholeAnswer, mediaType: string | null): Storable | null {
  const headers = new Map(answer.headers.map(([name, value]) => [name.toLowerCase(), value]));
  const keys = headers.get('surrogate-key')?.split(' ').filter(Boolean) ?? [];
  if (keys.length === 0 || !STATUSES.has(answer.status)) return null;
  if (headers.has('set-cookie') || headers.has('content-encoding')) return null;
  const cacheControl = headers.get('cache-control') ?? '';
  if (/\b(private|no-store)\b/i.test(cacheControl)) return null;
  const vary = (headers.get('vary') ?? '').toLowerCase().split(',');
  if (vary.some((name) => name.trim() !== '' && !IN_KEYS.has(name.trim()))) return null;
  const type = headers.get('content-type') ?? '';
  if (mediaType !== null && !type.startsWith(`${mediaType};`) && type !== mediaType) return null;
  return { reads: new Set(readLists(keys)), lastsMs: lastsMs(cacheControl) };
}

/** The shorter of both lifetimes, of those there are: after it, what is sent must not say the same again. */
function lastsMs(cacheControl: string): number {
  const seconds = [...cacheControl.matchAll(/\b(?:s-maxage|max-age)=(\d+)/gi)].map(([, digits]) =>
    Number(digits),
  );
  const positive = seconds.filter((each) => each > 0);
  return positive.length === 0 ? Infinity : Math.min(...positive) * 1000;
}
