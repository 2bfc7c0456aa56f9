import { canonicalLocale, notALocale } from '../../rules/locale.js';
import { checkSlug } from '../../rules/slug.js';
import type { ArticleKey, StarterAuthor } from './starter-content.js';
import type { StarterFault } from './starter-fault.js';
import type { Parsed, ParsedArticle, ParsedTopic } from './starter-parse.js';
import type { Reference } from './yaml-fields.js';

/** Everything that was read, before it is known to fit together. */
export interface ParsedContent {
  readonly authors: readonly Parsed<StarterAuthor>[];
  readonly topics: readonly ParsedTopic[];
  readonly articles: readonly ParsedArticle[];
}

/** Adds a fault for every slug that is none, is there twice, or leads nowhere. */
export function checkReferences(content: ParsedContent, faults: StarterFault[]): void {
  for (const { value, file, line } of [...content.authors, ...content.topics, ...content.articles]) {
    // A missing slug has its fault already.
    const wrong = value.slug === '' ? [] : checkSlug(value.slug, []);
    faults.push(...wrong.map(({ message }) => ({ file, line, message })));
  }
  checkAuthors(content.authors, faults);
  checkTopics(content.topics, faults);
  const translated = new Set<string>();
  for (const article of content.articles) {
    checkArticle(article, content, faults);
    checkTranslation(article, content.articles, translated, faults);
  }
}

/** The article that a translation names: the one of that slug in another locale. */
export function originalOf(article: ParsedArticle, articles: readonly ParsedArticle[]): ArticleKey | null {
  const original = originalsOf(article, articles)[0]?.value;
  return original ? { locale: original.locale, slug: original.slug } : null;
}

function originalsOf(article: ParsedArticle, articles: readonly ParsedArticle[]): ParsedArticle[] {
  const { translationOf, value } = article;
  if (translationOf === null) return [];
  return articles.filter(
    (other) => other.value.slug === translationOf.slug && other.value.locale !== value.locale,
  );
}

function checkAuthors(authors: ParsedContent['authors'], faults: StarterFault[]): void {
  const seen = new Set<string>();
  for (const { value, file, line } of authors) {
    if (value.slug !== '' && seen.has(value.slug)) {
      faults.push({ file, line, message: `There is an author "${value.slug}" already.` });
    }
    seen.add(value.slug);
  }
}

/** A parent must stand further up, which also keeps topics from being their own ancestors. */
function checkTopics(topics: ParsedContent['topics'], faults: StarterFault[]): void {
  const seen = new Set<string>();
  for (const { value, parent, file, line } of topics) {
    const { locale, slug } = value;
    if (locale !== '' && canonicalLocale(locale) !== locale) {
      faults.push({ file, line, message: notALocale(locale) });
    }
    if (parent !== null && !seen.has(`${locale}/${parent.slug}`)) {
      const message = `"parent" names "${parent.slug}", but no topic of locale ${locale} above has that slug.`;
      faults.push({ file: parent.file, line: parent.line, message });
    }
    if (slug !== '' && seen.has(`${locale}/${slug}`)) {
      faults.push({ file, line, message: `There is a topic "${slug}" of locale ${locale} already.` });
    }
    seen.add(`${locale}/${slug}`);
  }
}

function checkArticle(article: ParsedArticle, content: ParsedContent, faults: StarterFault[]): void {
  const { locale, slug } = article.value;
  const authors = new Set(content.authors.map(({ value }) => value.slug));
  const topics = slugsOf(content.topics, locale);
  const articles = slugsOf(content.articles, locale);
  refuse(article.authors, (named) => !authors.has(named), 'authors', 'no author in authors.yaml', faults);
  refuse(article.topics, (named) => !topics.has(named), 'topics', `no topic of locale ${locale}`, faults);
  refuse(
    article.related,
    (named) => !articles.has(named),
    'related',
    `no article of locale ${locale}`,
    faults,
  );
  for (const { slug: named, file, line } of article.related) {
    if (named === slug) faults.push({ file, line, message: '"related" names the article itself.' });
  }
}

function checkTranslation(
  article: ParsedArticle,
  articles: readonly ParsedArticle[],
  translated: Set<string>,
  faults: StarterFault[],
): void {
  const { translationOf, value } = article;
  if (translationOf === null) return;
  const { slug, file, line } = translationOf;
  const [original, ...others] = originalsOf(article, articles);
  const refused = (message: string): unknown =>
    faults.push({ file, line, message: `"translationOf" names "${slug}", ${message}` });

  if (!original) return void refused('but no article of another locale has that slug.');
  if (others.length > 0) return void refused('but several locales have that slug.');
  if (original.translationOf !== null) {
    return void refused(`which is a translation itself: name "${original.translationOf.slug}".`);
  }
  const pair = `${original.value.locale}/${slug} in ${value.locale}`;
  if (translated.has(pair)) refused(`which has a translation of locale ${value.locale} already.`);
  translated.add(pair);
}

function refuse(
  references: readonly Reference[],
  isUnknown: (slug: string) => boolean,
  key: string,
  lack: string,
  faults: StarterFault[],
): void {
  for (const { slug, file, line } of references) {
    if (isUnknown(slug))
      faults.push({ file, line, message: `"${key}" names "${slug}", but ${lack} has that slug.` });
  }
}

function slugsOf(things: readonly Parsed<ArticleKey>[], locale: string): Set<string> {
  return new Set(things.filter(({ value }) => value.locale === locale).map(({ value }) => value.slug));
}
