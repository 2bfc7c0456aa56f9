import type { ContentClient } from '../../../typescript/src/client.js';
import { html, type Html } from './html.js';

/** The sitemap of all articles (sitemaps.org, with Google's links to translations). */
export async function sitemapOf(client: ContentClient): Promise<string> {
  const entries: Html[] = [];
  for await (const { url, locale, updatedAt, translations } of client.sitemapEntries({ locale: null })) {
    const all = translations.length > 0 ? [{ locale, url }, ...translations] : [];
    entries.push(
      html`<url>
        <loc>${url}</loc>
        <lastmod>${updatedAt}</lastmod>
        ${all.map(
          (other) => html`<xhtml:link rel="alternate" hreflang="${other.locale}" href="${other.url}" />`,
        )}
      </url>`,
    );
  }
  return html`<?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
      ${entries}
    </urlset> `.text
    .replaceAll(/>\s+</g, '>\n<')
    .trim();
}
