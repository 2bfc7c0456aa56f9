import { parseUrl } from '../parse-url.js';

/** What campaigns add to addresses: it leads nowhere else. */
const TRACKING = /^(?:utm_\w+|gclid|fbclid|mc_[ce]id)$/i;

/**
 * An address in the form that two of the same page share: without scheme, `www.`, fragment, a last slash and what campaigns
 * add; parameters in order. For comparing only: nobody is sent there. Null where the text is no address.
 */
export function samePageKey(address: string): string | null {
  if (!parseUrl(address)) return null;
  const { host, pathname, searchParams } = new URL(address);
  const parameters = [...searchParams].filter(([name]) => !TRACKING.test(name)).toSorted(byName);
  const query = parameters.map(([name, value]) => `${name}=${value}`).join('&');
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${query && `?${query}`}`;
}

function byName([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
