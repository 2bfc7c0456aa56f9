import { parseUrl } from '../parse-url.js';

/** More origins than this make a header that proxies cut. */
export const mostOrigins = 20;

/** The longest host name has 253 characters. */
const LONGEST = 270;

const RIGHT = 'Right would be https://example.org, or https://example.org:8443 with a port.';

/** An origin in the one spelling that browsers compare, or what is wrong with it. */
export type OriginReading = { readonly origin: string } | { readonly fault: string };

/**
 * Reads an origin as a person writes it: scheme, host and port and nothing else. https, or http on this very machine
 * (localhost, 127.0.0.1, [::1]), for trying things out. Names in other scripts become punycode, the usual port and a closing slash
 * disappear. What is refused is never repeated in the fault beyond its name.
 */
export function readOrigin(text: string): OriginReading {
  const written = text.trim();
  if (written === '') return { fault: `An origin is empty. ${RIGHT}` };
  if (written.length > LONGEST) return { fault: `An origin has more than ${LONGEST} characters. ${RIGHT}` };
  // It becomes part of a header whose parts are separated by these.
  if (/[\s;,'"<>\\\p{Cc}\p{Cf}]/u.test(written)) {
    return {
      fault: `An origin holds a blank, a line break, a quotation mark, a comma or a semicolon. ${RIGHT}`,
    };
  }
  if (written.includes('*')) {
    return { fault: 'An origin has no wildcard: every site that may frame articles is named by itself.' };
  }
  const match = /^(https?):\/\/([^/?#@]+)\/?$/i.exec(written);
  if (!match) return { fault: faultOf(written) };
  if (!parseUrl(written)) return { fault: `An origin has a host or port that cannot be. ${RIGHT}` };
  const { origin, protocol, hostname } = new URL(written);
  if (protocol === 'http:' && !isThisMachine(hostname)) {
    return { fault: 'An origin is not encrypted: write https://. Only localhost may do with http://.' };
  }
  if (!isHost(hostname)) return { fault: `An origin has a host that cannot be. ${RIGHT}` };
  return { origin };
}

function faultOf(written: string): string {
  if (written.includes('@')) return `An origin holds a name or password before the host (…@). ${RIGHT}`;
  if (/^https?:\/\/[^/?#]+[/?#]/i.test(written)) {
    return `An origin ends after host and port: no path, no question mark, no fragment. ${RIGHT}`;
  }
  return `An origin begins with https:// and a host. ${RIGHT}`;
}

function isThisMachine(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '127.0.0.1' ||
    hostname === '[::1]'
  );
}

/** Letters, digits and hyphens, with dots between; or an IPv6 address. URLs allow more, headers should not see it. */
function isHost(hostname: string): boolean {
  return /^(?:[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?)*$|^\[[0-9a-f:.]+\]$/.test(
    hostname,
  );
}
