/** How many answers are remembered; the one asked for longest ago is forgotten first. */
const MOST_ANSWERS = 2000;

/**
 * When this instance first saw an answer as it is now, for `Last-Modified`. No date of the content will do: an article that
 * is withdrawn changes a feed and leaves no date in it. Two instances, or a service that started again, give different
 * dates: a client that compares them for equality then asks once too often, and never keeps what has changed.
 */
export class FirstSeen {
  private readonly seen = new Map<string, { readonly etag: string; readonly at: Date }>();

  /**
   * To the whole second. Null in the very second of a change: a second change in it could not be told from the first
   * (RFC 9110, 8.8.2.2).
   */
  since(key: string, etag: string, now: Date): Date | null {
    const known = this.seen.get(key);
    this.seen.delete(key);
    const entry =
      known?.etag === etag ? known : { etag, at: new Date(Math.floor(now.getTime() / 1000) * 1000) };
    this.seen.set(key, entry);
    if (this.seen.size > MOST_ANSWERS) this.seen.delete(this.seen.keys().next().value!);
    return now.getTime() - entry.at.getTime() < 1000 ? null : entry.at;
  }
}
