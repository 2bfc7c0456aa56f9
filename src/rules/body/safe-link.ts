import { parseUrl } from '../parse-url.js';

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
// Blanks, controls, and characters that take no room: browsers drop some of them, and `java\nscript:` runs.
const HIDDEN = /[\s\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/u;
const RELATIVE = /^(?:[/?#]|\.{1,2}(?:\/|$)|[\p{L}\p{N}_~][\p{L}\p{N}_.~-]*(?:[/?#]|$))/u;

const WHAT_IS_RIGHT = 'Links begin with https://, http://, mailto:, tel:, / or #.';

/**
 * Why an address may not stand in a link, or null where it may. Allowed are http, https, mailto, tel, paths and
 * fragments. Not allowed are other schemes, `//host` (it looks like a path and leaves the site), backslashes (browsers
 * read them as slashes), blanks and hidden characters, and names or passwords before the host.
 */
export function linkFault(href: string): string | null {
  if (href === '') return `A link needs an address. ${WHAT_IS_RIGHT}`;
  if (HIDDEN.test(href))
    return 'The address holds a blank, a line break or a hidden character. Write a blank as %20.';
  if (href.includes('\\')) return 'The address holds a backslash. Write / instead.';
  if (href.startsWith('//'))
    return 'The address begins with //. Write https:// before the host, or one / for a path.';
  const scheme = SCHEME.exec(href)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return webFault(href);
  if (scheme === 'mailto') {
    return /^mailto:[^@?]+@[^@?]+/i.test(href)
      ? null
      : 'After mailto: comes an e-mail address, as in mailto:name@example.org.';
  }
  if (scheme === 'tel') {
    return /^tel:\+?[\d*#().-]+$/i.test(href) ? null : 'After tel: comes a number, as in tel:+31201234567.';
  }
  if (scheme !== undefined) return `Links to ${scheme}: are not allowed. ${WHAT_IS_RIGHT}`;
  if (/^www\./i.test(href)) return `The address lacks its beginning: write https://${href.slice(0, 40)}.`;
  return RELATIVE.test(href) ? null : WHAT_IS_RIGHT;
}

function webFault(href: string): string | null {
  if (!/^https?:\/\/[^/]/i.test(href) || !parseUrl(href)) {
    return 'This is no complete web address: one looks like https://example.org/page.';
  }
  const { username, password } = new URL(href);
  return username || password
    ? 'The address holds a name or password before the host (…@). Leave them out.'
    : null;
}

/**
 * Why an address may not stand where a page of the web is meant, or null where it may: a safe link that is absolute, with
 * http or https.
 */
export function webAddressFault(href: string): string | null {
  const fault = linkFault(href);
  if (fault !== null) return fault;
  return isWebAddress(href) ? null : 'The address of a page begins with https:// or http://.';
}

/**
 * Why an address may not stand in a call to action, which is also shown where this site's paths lead nowhere, or null where
 * it may: a safe link that is absolute.
 */
export function absoluteLinkFault(href: string): string | null {
  const fault = linkFault(href);
  if (fault !== null) return fault;
  return SCHEME.test(href) ? null : 'Links here begin with https://, http://, mailto: or tel:.';
}

export function isSafeLink(href: string): boolean {
  return linkFault(href) === null;
}

/** Whether an address is an absolute http or https one, as videos need. */
export function isWebAddress(href: string): boolean {
  return /^https?:/i.test(href) && isSafeLink(href);
}
