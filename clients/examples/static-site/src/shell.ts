import { html, jsonScript, type Content, type Html } from './html.js';
import type { Site } from './load-site.js';
import type { Alternate, Paths } from './paths.js';
import { wordsOf } from './words.js';

/** What a page needs besides its content. */
export interface Shell {
  readonly site: Site;
  readonly paths: Paths;
  readonly title: string;
  readonly description: string;
  readonly canonicalUrl: string;
  readonly robots?: string;
  readonly openGraph?: unknown;
  readonly jsonLd?: unknown;
  /** This page in every language it has, its own included. */
  readonly alternates?: readonly Alternate[];
  /** Origin and path of the delivery API, on pages that ask it from the browser. */
  readonly apiUrl?: string;
  readonly content: Html;
}

/** A whole document. */
export function renderPage(page: Shell): string {
  const { site, paths } = page;
  const words = wordsOf(paths.locale);
  const alternates = page.alternates ?? [];
  const api = page.apiUrl ? new URL(page.apiUrl) : null;
  // Nothing comes from anywhere else but the clinic's pictures, and no script runs but our own.
  const policy = `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: https:; connect-src ${api?.origin ?? "'none'"}; form-action 'self'; base-uri 'none'`;
  return html`<!doctype html>
    <html lang="${paths.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <title>${page.title === site.name ? site.name : `${page.title} · ${site.name}`}</title>
        <meta name="description" content="${page.description}" />
        <meta name="robots" content="${page.robots ?? 'index, follow'}" />
        <link rel="canonical" href="${page.canonicalUrl}" />
        ${
          alternates.length > 1 &&
          alternates.map(
            ({ locale, path }) =>
              html`<link rel="alternate" hreflang="${locale}" href="${paths.absolute(path)}" />`,
          )
        }
        ${openGraphOf(page.openGraph)}
        <link rel="icon" href="${paths.asset('mark.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${paths.asset('site.css')}" />
        ${page.jsonLd !== undefined && jsonScript('application/ld+json', page.jsonLd)}
        ${
          api &&
          html`<script type="module" src="${paths.asset('examples/static-site/browser/search.js')}"></script>`
        }
      </head>
      <body>
        <a class="skip" href="#content">${words.skip}</a>
        <header class="masthead">
          <div class="wide">
            <a class="brand" href="${paths.front()}">${mark}<span>${site.name}</span></a>
            <nav aria-label="${site.name}">
              <a href="${paths.front()}#topics">${words.topics}</a>
              <a href="${paths.search()}">${words.search}</a>
              ${alternates
                .filter(({ locale }) => locale !== paths.locale)
                .map(({ locale, path }) => languageLink(locale, path))}
            </nav>
          </div>
        </header>
        <main id="content">${page.content}</main>
        <footer class="colophon">
          <div class="wide">
            <p>${site.medicalNotice}</p>
            <p>© ${site.name}</p>
          </div>
        </footer>
      </body>
    </html> `.text
    .replaceAll(/>\n\s+</g, '>\n<')
    .trim();
}

/** A link that says where it leads in the language it leads to. */
export function languageLink(locale: string, path: string): Html {
  return html`<a href="${path}" lang="${locale}" hreflang="${locale}">${wordsOf(locale).language}</a>`;
}

/** Five branches from one root, as the facial nerve has. */
const mark = html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <path
    d="M5 27C9 18 9 12 12 5M5 27c6-8 10-12 15-19M5 27c8-6 13-8 21-11M5 27c9-3 14-3 22-3M5 27c7 1 12 2 17 4"
  />
</svg>`;

function openGraphOf(properties: unknown): Content {
  if (typeof properties !== 'object' || properties === null) return null;
  return Object.entries(properties).map(([property, content]) =>
    typeof content === 'string' ? html`<meta property="${property}" content="${content}" />` : null,
  );
}
