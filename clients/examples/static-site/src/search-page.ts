import { html } from './html.js';
import { searchForm } from './list-pages.js';
import type { Edition } from './load-site.js';
import { alternatesOf, Paths } from './paths.js';
import { renderPage } from './shell.js';
import { wordsOf } from './words.js';

/** The page whose script asks the delivery API at `apiUrl` while the reader types. */
export function searchPage({ site, locale }: Edition, editions: readonly Edition[], apiUrl: string): string {
  const paths = new Paths(site, locale);
  const words = wordsOf(locale);
  return renderPage({
    site,
    paths,
    title: words.search,
    description: words.searchHint,
    canonicalUrl: paths.absolute(paths.search()),
    robots: 'noindex, follow',
    alternates: alternatesOf(editions, (other) => other.search()),
    apiUrl,
    content: html`<div class="wide page-head">
        <h1>${words.search}</h1>
        ${searchForm(paths)}
        <noscript><p>${words.needsScript}</p></noscript>
        <p id="status" class="meta" role="status"></p>
      </div>
      <section class="wide" aria-label="${words.search}">
        <ul id="results" class="cards" data-api="${apiUrl}"></ul>
      </section>`,
  });
}

/** What a host answers with where no page is. */
export function missingPage({ site, locale }: Edition): string {
  const paths = new Paths(site, locale);
  const words = wordsOf(locale);
  return renderPage({
    site,
    paths,
    title: words.missing,
    description: words.missingText,
    canonicalUrl: paths.absolute(paths.front()),
    robots: 'noindex',
    content: html`<div class="wide page-head">
      <h1>${words.missing}</h1>
      <p class="subtitle">${words.missingText}</p>
      ${searchForm(paths)}
    </div>`,
  });
}
