import type { IncomingHttpHeaders } from 'node:http';
import { parseUrl } from '../../rules/parse-url.js';

/**
 * Whether a request that acts by cookie was sent by our own pages, by those of an allowed origin, or by no browser. A
 * second wall behind SameSite=Lax and Apollo's demand for a header that no form can send: neither stops a page of another
 * host under the same site. The rule is that of Go's `net/http.CrossOriginProtection`, which Nest's
 * `enableCsrfProtection()` follows too; it stands here, since that one is switched on for a whole service, and the
 * delivery API must answer any origin.
 */
export function isFromAllowedOrigin(
  headers: IncomingHttpHeaders,
  allowedOrigins: readonly string[],
): boolean {
  const { origin, host } = headers;
  if (origin !== undefined && allowedOrigins.includes(origin)) return true;
  const fetchSite = headers['sec-fetch-site'];
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
  // Browsers tell `Sec-Fetch-Site` to https and localhost only; all tell `Origin` with a POST.
  if (origin === undefined) return true;
  return host !== undefined && parseUrl(origin)?.host === host.toLowerCase();
}
