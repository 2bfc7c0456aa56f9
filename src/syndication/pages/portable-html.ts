import { attributes, escapeHtml } from '../../rules/body/html/html-syntax.js';
import type { DeliverySite } from '../../delivery/site/delivery-site.js';
import { parseUrl } from '../../rules/parse-url.js';

/**
 * An article's HTML for pages at other addresses: every link and every picture in it gets its whole address. The site's
 * paths lie under the site, pictures under the service. Only for HTML of our own serializer, which writes each attribute as
 * `name="value"` and no quotation mark into text.
 */
export function portableHtml(html: string, articleUrl: string, site: DeliverySite): string {
  return html
    .replace(/ href="([^"]*)"/g, (_, href: string) => ` href="${absolute(href, articleUrl)}"`)
    .replace(/ src="([^"]*)"/g, (_, src: string) => ` src="${absolute(src, `${site.settings.serviceUrl}/`)}"`)
    .replace(/ srcset="([^"]*)"/g, (_, srcset: string) => {
      const candidates = srcset.split(', ').map((candidate) => {
        const [address = '', ...width] = candidate.split(' ');
        return [absolute(address, `${site.settings.serviceUrl}/`), ...width].join(' ');
      });
      return ` srcset="${candidates.join(', ')}"`;
    });
}

/** Escaped as it came. What is absolute stays as the editor wrote it. */
function absolute(escaped: string, base: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(escaped)) return escaped;
  const url = parseUrl(escaped.replaceAll('&amp;', '&').replaceAll('&#39;', "'"), base);
  return url === null ? escaped : escapeHtml(url.href);
}

/** What stands under every full text: where it comes from, when it was checked, and that it replaces no doctor. */
export interface ClosingLines {
  readonly articleUrl: string;
  readonly title: string;
  readonly publisher: string;
  /** `Source`, in the article's language. */
  readonly sourceWord: string;
  /** `Medically reviewed: 2026-11-20`, where it was. */
  readonly reviewed: string | null;
  readonly notice: string | null;
}

export function closingHtml(lines: ClosingLines): string {
  const link = `<a${attributes({ href: lines.articleUrl })}>${escapeHtml(lines.title)}</a>`;
  const reviewed = lines.reviewed === null ? '' : `<p>${escapeHtml(lines.reviewed)}</p>\n`;
  const notice = lines.notice === null ? '' : `<p><em>${escapeHtml(lines.notice)}</em></p>\n`;
  return `<hr>\n<p>${escapeHtml(lines.sourceWord)}: ${link}, ${escapeHtml(lines.publisher)}</p>\n${reviewed}${notice}`;
}
