import { isIPv4, isIPv6 } from 'node:net';

/** How many failed sign-ins are borne in a window. */
export interface SignInLimits {
  readonly perAccount: number;
  readonly perAddress: number;
  readonly windowMinutes: number;
}

/** Counters kept at most: some 2 MB. When they are full, those that end first go. */
const MOST_COUNTERS = 20_000;

interface Counter {
  failures: number;
  endsAt: number;
}

/**
 * Counts attempts per account and per address. Counted in memory and not in a table, so that guessing costs us no write:
 * n instances bear n times as many, and a restart forgets, which at some 30 ms a hash is still nothing to guess with.
 * An account that does not exist is counted like one that does.
 */
export class SignInLimiter {
  private readonly counters = new Map<string, Counter>();

  constructor(private readonly limits: SignInLimits) {}

  /**
   * Counts an attempt before it is made, so that many at once gain nothing. Returns null where it may go on, else the
   * instant from which it may be tried again.
   */
  begin(account: string, address: string, now: Date): Date | null {
    const keys = this.keysOf(account, address);
    const refusedUntil = keys
      .map(({ key, most }) => {
        const counter = this.counterOf(key, now);
        return counter && counter.failures >= most ? counter.endsAt : 0;
      })
      .reduce((latest, endsAt) => Math.max(latest, endsAt), 0);
    if (refusedUntil > 0) return new Date(refusedUntil);
    for (const { key } of keys) this.count(key, now);
    return null;
  }

  /** A sign-in that went well is no guess: the account starts anew, the address gets its attempt back. */
  succeed(account: string, address: string): void {
    this.counters.delete(accountKey(account));
    const counter = this.counters.get(addressKey(address));
    if (counter) counter.failures--;
  }

  private keysOf(account: string, address: string): { key: string; most: number }[] {
    return [
      { key: accountKey(account), most: this.limits.perAccount },
      { key: addressKey(address), most: this.limits.perAddress },
    ];
  }

  private counterOf(key: string, now: Date): Counter | undefined {
    const counter = this.counters.get(key);
    if (counter && counter.endsAt <= now.getTime()) {
      this.counters.delete(key);
      return undefined;
    }
    return counter;
  }

  private count(key: string, now: Date): void {
    const counter = this.counterOf(key, now);
    if (counter) {
      counter.failures++;
      return;
    }
    // All windows are alike long, so the map's order of insertion is the order in which they end.
    if (this.counters.size >= MOST_COUNTERS) this.counters.delete(this.counters.keys().next().value!);
    this.counters.set(key, { failures: 1, endsAt: now.getTime() + this.limits.windowMinutes * 60_000 });
  }
}

function accountKey(email: string): string {
  return `account ${email}`;
}

/** One household or server holds a whole /64 of IPv6 addresses, so these count as one. */
function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped && isIPv4(mapped)) return `address ${mapped}`;
  if (!isIPv6(address)) return `address ${address}`;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const start = head === '' ? [] : head.split(':');
  const end = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - start.length - end.length);
  const groups = [...start, ...Array.from({ length: zeros }, () => '0'), ...end];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `address ${network.join(':')}::/64`;
}
