import { createHash } from 'node:crypto';

/** How many answers are remembered; the one asked for longest ago is forgotten first. */
const MOST_ANSWERS = 2000;
const SECOND = 1000;

/**
 * When this instance first saw an answer as it is now, for `Last-Modified`. No date of the content will do: an article that
 * is withdrawn changes a feed and leaves no date in it. Two instances, or a service that started again, give different
 * dates: a client that compares them for equality then asks once too often, and never keeps what has changed.
 */
export class FirstSeen {
  private readonly seen = new Map<string, { readonly etag: string; readonly at: number }>();

  /**
   * To the whole second, and another one for every state of an answer, however fast they follow each other. Null where that
   * second is still to come.
   */
  since(address: string, etag: string, now: Date): Date | null {
    // An address may have thousands of characters, and there may be thousands of them.
    const key = createHash('sha256').update(address).digest('base64url');
    const known = this.seen.get(key);
    this.seen.delete(key);
    const at = known?.etag === etag ? known.at : Math.max(lastWhole(now), known ? known.at + SECOND : 0);
    this.seen.set(key, { etag, at });
    if (this.seen.size > MOST_ANSWERS) this.seen.delete(this.seen.keys().next().value!);
    return at > now.getTime() ? null : new Date(at);
  }
}

/** The last second that is over: so the next state of the answer can have the present one. */
function lastWhole(now: Date): number {
  return Math.floor(now.getTime() / SECOND) * SECOND - SECOND;
}
