import type { CacheSettings } from '../../config/request-settings.js';

/**
 * Editors schedule for whole minutes by the database's clock. So every whole minute counts as an edge, whether anything is
 * scheduled or not: an answer that ended with the next real one would tell everybody when that is (docs/adr/0009).
 */
const EDGE_SECONDS = 60;

/** Fields that may be kept for less than the settings allow, in seconds. */
const HINTS: Readonly<Record<string, number>> = {
  // Whoever asks for it wants to know it now.
  contentVersion: 0,
  // Rarely asked twice.
  search: 10,
};

/**
 * How long an answer may be kept. `readAt` is the database's time before the first read, in milliseconds since 1970, null
 * where it was not asked; `fields` are those at the root.
 */
export function cacheControl(
  settings: CacheSettings,
  fields: readonly string[],
  readAt: number | null,
  tookMs: number,
): string {
  if (readAt === null) return 'no-cache';
  const untilEdge = EDGE_SECONDS - ((readAt / 1000) % EDGE_SECONDS) - tookMs / 1000;
  const most = Math.max(
    0,
    Math.floor(Math.min(untilEdge, ...fields.map((field) => HINTS[field] ?? Infinity))),
  );
  const browser = Math.min(settings.browserSeconds, most);
  const shared = Math.min(settings.sharedSeconds, most);
  if (browser === 0 && shared === 0) return 'no-cache';
  return `public, max-age=${browser}, s-maxage=${shared}, must-revalidate`;
}

/** Whether any answer may be kept at all: only then is the database asked for its time. */
export function mayBeKept({ sharedSeconds, browserSeconds }: CacheSettings): boolean {
  return sharedSeconds > 0 || browserSeconds > 0;
}
