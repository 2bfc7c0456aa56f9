import { cardList, topicOf } from './cards.js';
import { figureOf } from './figure.js';
import { html, trustedHtml, type Content, type Html } from './html.js';
import type { Article, Edition } from './load-site.js';
import { Paths } from './paths.js';
import { languageLink, renderPage } from './shell.js';
import { dayOf, wordsOf } from './words.js';

export function articlePage(article: Article, { site, locale }: Edition): string {
  const paths = new Paths(site, locale);
  const words = wordsOf(locale);
  const translations = article.translations.map(({ locale, url }) => ({
    locale,
    path: paths.article({ url }),
  }));
  return renderPage({
    site,
    paths,
    title: article.seo.title,
    description: article.seo.description,
    canonicalUrl: article.seo.canonicalUrl,
    robots: article.seo.robots,
    openGraph: article.seo.openGraph,
    jsonLd: article.jsonLd,
    alternates: [{ locale, path: paths.article(article) }, ...translations],
    content: html`<article class="article">
      <header class="wide">
        ${topicOf(article, paths)}
        <h1>${article.title}</h1>
        ${article.subtitle && html`<p class="subtitle">${article.subtitle}</p>`} ${byline(article, paths)}
        ${
          translations.length > 0 &&
          html`<p class="also">
            ${words.alsoIn} ${translations.map(({ locale, path }) => languageLink(locale, path))}
          </p>`
        }
      </header>
      <div class="wide columns">
        ${sectionNavigation(article, words.onThisPage)}
        <div class="text">
          ${figureOf(article.image)} ${bodyOf(article)} ${citationsOf(article, words.sources)}
          ${callToActionOf(article)}
          <section class="writers" aria-labelledby="writers">
            <h2 id="writers">${words.aboutAuthors}</h2>
            ${article.authorsInFull.map((author) => writer(author, paths))}
          </section>
        </div>
      </div>
      ${
        article.related.length > 0 &&
        html`<section class="related" aria-labelledby="related">
          <div class="wide">
            <h2 id="related">${words.related}</h2>
            ${cardList(
              article.related.map(({ article }) => article),
              paths,
              3,
            )}
          </div>
        </section>`
      }
    </article>`,
  });
}

function byline({ authors, publishedAt, readingTime, medicalReview }: Article, paths: Paths): Html {
  const words = wordsOf(paths.locale);
  const names = authors.map(
    (author, index) =>
      html`${index > 0 && ', '}<a rel="author" href="${paths.author(author)}">${author.name}</a
        >${author.credentials && `, ${author.credentials}`}`,
  );
  return html`<p class="meta">
    <span>${words.by} ${names}</span>
    <span>${words.updated} <time datetime="${publishedAt}">${dayOf(publishedAt, paths.locale)}</time></span>
    <span class="reading-time">${readingTime.text} ${words.read}</span>
    ${
      medicalReview &&
      html`<span
        >${words.reviewed}
        <time datetime="${medicalReview.reviewedOn}">${dayOf(medicalReview.reviewedOn, paths.locale)}</time>,
        ${medicalReview.reviewers.map(({ name }) => name).join(', ')}</span
      >`
    }
  </p>`;
}

/** Headings of the second level, each with its own reading time. */
function sectionNavigation({ sections }: Article, heading: string): Content {
  const chapters = sections.filter(({ level }) => level === 2);
  if (chapters.length < 2) return null;
  return html`<nav class="sections" aria-labelledby="sections">
    <details open>
      <summary id="sections">${heading}</summary>
      <ol>
        ${chapters.map(
          ({ anchor, title, readingTime }) =>
            html`<li><a href="#${anchor}">${title}</a> <span>${readingTime.minutes} min</span></li>`,
        )}
      </ol>
    </details>
  </nav>`;
}

/** A wide table scrolls by itself, also from the keyboard; the rest is as the service wrote it. */
function bodyOf({ body }: Article): Html {
  const scrolling = body.html
    .replaceAll('<table>', '<div class="table" role="group" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
  return html`<div class="prose">${trustedHtml(scrolling)}</div>`;
}

function citationsOf({ citations }: Article, heading: string): Content {
  if (citations.length === 0) return null;
  return html`<section class="prose">
    <h2>${heading}</h2>
    <ol>
      ${citations.map(({ text, url }) => html`<li>${url ? html`<a href="${url}">${text}</a>` : text}</li>`)}
    </ol>
  </section>`;
}

function callToActionOf({ callToAction }: Article): Content {
  if (!callToAction) return null;
  const { title, text, label, url } = callToAction;
  return html`<section class="call">
    <h2>${title}</h2>
    ${text && html`<p>${text}</p>`}
    <p><a class="button" href="${url}">${label}</a></p>
  </section>`;
}

function writer(author: Article['authorsInFull'][number], paths: Paths): Html {
  return html`<div class="writer">
    <span class="initials" aria-hidden="true">${initialsOf(author.name)}</span>
    <div>
      <h3><a href="${paths.author(author)}">${author.name}</a></h3>
      ${author.jobTitle && html`<p class="meta"><span>${author.jobTitle}</span></p>`}
      ${author.bio && html`<p>${author.bio}</p>`}
    </div>
  </div>`;
}

/** First letters of the first and the last name, titles aside. */
export function initialsOf(name: string): string {
  const names = name.split(' ').filter((part) => !/^(dr|prof|mr|mrs|ms)\.?$/i.test(part));
  return [names[0], names.length > 1 ? names.at(-1) : ''].map((part) => part?.[0] ?? '').join('');
}
