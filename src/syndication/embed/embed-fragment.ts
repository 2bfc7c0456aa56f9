import { attributes, escapeHtml } from '../../rules/body/html/html-syntax.js';
import type { EmbedView, ShownDate } from './embed-view.js';
import { told, type EmbedWords } from './embed-words.js';

/** Whether the HTML is a page of its own, or a part of somebody's page, whose title has the first level. */
export type Place = 'page' | 'part';

/** Between facts, and told by nobody. */
const DOT = ' <span aria-hidden="true">·</span> ';

/** A card: title, summary and picture, with one link to the article. */
export function cardHtml(view: EmbedView, place: Place): string {
  const { words, image } = view;
  const level = place === 'page' ? 1 : 2;
  // The picture says nothing that the title does not, and a link of its own would be one more to step over.
  const picture = image
    ? pictureHtml({ ...image, alt: '' }, 'card-image', '(max-width: 479px) 100vw, 240px')
    : '';
  const title = `<h${level} class="title"><a${attributes({ href: view.linkUrl, rel: 'noopener' })}>${escapeHtml(view.title)}</a></h${level}>`;
  const summary = view.summary ? `<p class="summary">${escapeHtml(view.summary)}</p>` : '';
  const facts = ownWords(view, [told(words.minutes, { minutes: String(view.minutes) }), ...datesOf(view)]);
  return articleElement(
    view,
    `card${image ? ' has-image' : ''}`,
    `${picture}<div class="card-text">${sourceHtml(view)}${title}${summary}<p class="facts">${facts}</p></div>`,
  );
}

/** The article, or the one section of it, with all that must be seen beside it. */
export function articleHtml(view: EmbedView, place: Place): string {
  const { words, section, siteName: site } = view;
  const level = place === 'page' ? 1 : 2;
  const isPart = section !== null;
  const subtitle = view.subtitle && !isPart ? `<p class="subtitle">${escapeHtml(view.subtitle)}</p>` : '';
  const facts = ownWords(view, [
    ...(view.authors ? [escapeHtml(told(words.by, { names: view.authors }))] : []),
    told(words.minutes, { minutes: String(view.minutes) }),
  ]);
  const image =
    view.image && !isPart ? pictureHtml(view.image, 'lead', '(max-width: 760px) 100vw, 720px') : '';
  const link = told(isPart ? words.whole : words.original, { site });
  return articleElement(
    view,
    'article',
    `<header>${sourceHtml(view)}<h${level} class="title">${escapeHtml(view.title)}</h${level}>${subtitle}<p class="facts">${facts}</p></header>` +
      `${image}<div class="prose">${place === 'page' ? view.html : lowered(view.html ?? '')}</div>` +
      `<footer><p class="notice"${languageOf(view, view.notice.language)}>${escapeHtml(view.notice.text)}</p>` +
      `<p class="facts">${ownWords(view, datesOf(view))}</p>` +
      `<p><a${attributes({ class: 'original', href: view.linkUrl, rel: 'noopener', lang: otherLanguage(view, words.language) })}>${escapeHtml(link)}</a></p></footer>`,
  );
}

/** What stands where an article was, never was, or may not be. The link leads to the site, not to what is gone. */
export function noticeHtml(
  sentence: string,
  { words, site, place }: { words: EmbedWords; site: { name: string; url: string }; place: Place },
): string {
  const name = place === 'page' ? 'h1' : 'p';
  const link = `<a${attributes({ href: site.url, rel: 'noopener' })}>${escapeHtml(told(words.visit, { site: site.name }))}</a>`;
  const dir = words.language === 'ar' ? 'rtl' : 'ltr';
  return `<article${attributes({ class: 'seventh-notice', lang: words.language, dir })}><${name} class="sentence">${escapeHtml(sentence)}</${name}><p>${link}</p></article>`;
}

function articleElement(view: EmbedView, kind: string, inner: string): string {
  const element = attributes({
    class: `seventh-${kind}`,
    lang: view.locale,
    dir: view.direction,
    'data-canonical': view.canonicalUrl,
  });
  return `<article${element}>${inner}</article>`;
}

/** Whose words these are; with what the partner is to say about it. */
function sourceHtml(view: EmbedView): string {
  const from = escapeHtml(told(view.words.from, { site: view.siteName }));
  const more = view.attribution
    ? `${DOT}<span class="attribution" dir="auto">${escapeHtml(view.attribution)}</span>`
    : '';
  return `<p class="source"><span${languageOf(view, view.words.language)}>${from}</span>${more}</p>`;
}

function datesOf({ words, reviewed, updated }: EmbedView): string[] {
  return [
    ...(reviewed ? [dated(words.reviewed, reviewed, reviewed.names)] : []),
    dated(words.updated, updated),
  ];
}

function dated(sentence: string, { iso, text }: ShownDate, names = ''): string {
  return escapeHtml(sentence)
    .replace('{names}', () => escapeHtml(names))
    .replace('{date}', () => `<time datetime="${iso}">${escapeHtml(text)}</time>`);
}

/** HTML of single facts, told in words of ours. */
function ownWords(view: EmbedView, facts: readonly string[]): string {
  const language = languageOf(view, view.words.language);
  return facts.map((fact) => `<span${language}>${fact}</span>`).join(DOT);
}

function languageOf(view: EmbedView, language: string): string {
  const other = otherLanguage(view, language);
  return attributes({ lang: other, dir: other === null ? null : 'auto' });
}

/** WCAG 2.2, 3.1.2: what is in another language says so. */
function otherLanguage({ locale }: EmbedView, language: string): string | null {
  return language.split('-')[0] === locale.split('-')[0] ? null : language;
}

function pictureHtml(image: NonNullable<EmbedView['image']>, className: string, sizes: string): string {
  const { src, srcset, width, height, alt } = image;
  return `<img${attributes({ class: className, src, srcset, sizes, width: String(width), height: String(height), alt, decoding: 'async' })}>`;
}

/** Headings one level lower, so that they stand below the title of a part. */
function lowered(html: string): string {
  return html.replace(
    /<(\/?)h([2-4])(?=[ >])/g,
    (_, end: string, level: string) => `<${end}h${Number(level) + 1}`,
  );
}
