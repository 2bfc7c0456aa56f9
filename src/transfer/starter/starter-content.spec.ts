import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { countWords } from '../../rules/reading/words.js';
import type { StarterArticle, StarterContent } from './starter-content.js';
import { readStarterFiles } from './starter-files.js';

const NOTICES: Readonly<Record<string, string>> = { en: 'not medical advice', nl: 'geen medisch advies' };
const SOURCES: Readonly<Record<string, string>> = { en: '## Sources', nl: '## Bronnen' };
const FIGURE = /^!\[([^\]]*)\]\((\S+?)(?: "([^"]*)")?\)$/gm;

/** Words that a reader sees: pictures and Markdown's own marks are none. */
function wordsOf({ markdown, locale }: StarterArticle): number {
  return countWords(markdown.replaceAll(FIGURE, '').replaceAll(/^> \[!\w+\]$|^\|[-| ]+\|$/gm, ''), locale);
}

/** Paragraphs of block quotes that begin with `[!TONE]`. */
function calloutsOf({ markdown }: StarterArticle): string[] {
  return markdown.split('\n\n').filter((block) => /^> \[!(?:NOTE|TIP|WARNING|IMPORTANT)\]\n> /.test(block));
}

function hasNotice(article: StarterArticle): boolean {
  return calloutsOf(article).some((callout) => callout.includes(NOTICES[article.locale]!));
}

/** Number of boxes that were meant as callouts, whatever their tone. */
function boxesOf({ markdown }: StarterArticle): number {
  return markdown.match(/^> \[!/gm)?.length ?? 0;
}

function figuresOf({ markdown }: StarterArticle): RegExpExecArray[] {
  return [...markdown.matchAll(FIGURE)];
}

/** Number of pictures in any spelling. */
function imagesOf({ markdown }: StarterArticle): number {
  return markdown.split('![').length - 1;
}

function isBare([, alt, address, caption]: RegExpExecArray): boolean {
  return !alt?.trim() || !caption?.trim() || !/^figure:[a-z-]+$/.test(address ?? '');
}

function skipsLevel({ markdown }: StarterArticle): boolean {
  const levels = markdown.match(/^#+(?= )/gm)?.map(({ length }) => length) ?? [];
  return levels.some((level, index) => level < 2 || level > (levels[index - 1] ?? 1) + 1);
}

function lastHeadingOf({ markdown }: StarterArticle): string | undefined {
  return markdown.match(/^## .*$/gm)?.at(-1);
}

describe('the starter content that ships with the service', () => {
  let content: StarterContent;
  beforeAll(async () => {
    // Throws where a slug leads nowhere: references are checked by reading.
    content = await readStarterFiles(join(import.meta.dirname, '../../../starter'));
  });

  const failing = (isWrong: (article: StarterArticle) => boolean): string[] =>
    content.articles.filter(isWrong).map(({ file }) => file);

  it('has at least ten articles in English, three in Dutch, three authors and six English topics', () => {
    const inLocale = (locale: string) => content.articles.filter((article) => article.locale === locale);
    expect(inLocale('en').length).toBeGreaterThanOrEqual(10);
    expect(inLocale('nl')).toHaveLength(3);
    expect(content.authors).toHaveLength(3);
    expect(content.topics.filter(({ locale }) => locale === 'en')).toHaveLength(6);
  });

  it('has every Dutch article as the translation of an English one', () => {
    const dutch = content.articles.filter(({ locale }) => locale === 'nl');
    expect(dutch.map(({ translationOf }) => translationOf?.locale)).toEqual(['en', 'en', 'en']);
    expect(failing(({ locale, translationOf }) => locale === 'en' && translationOf !== null)).toEqual([]);
  });

  it('uses every author and every topic', () => {
    const authors = new Set(content.articles.flatMap((article) => article.authors));
    const topics = new Set(
      content.articles.flatMap(({ locale, topics }) => topics.map((slug) => `${locale}/${slug}`)),
    );
    expect(authors).toEqual(new Set(content.authors.map(({ slug }) => slug)));
    expect(topics).toEqual(new Set(content.topics.map(({ locale, slug }) => `${locale}/${slug}`)));
  });

  it('has some articles with related ones picked by hand and some without', () => {
    const picked = content.articles.filter(({ related }) => related.length > 0);
    expect(picked.length).toBeGreaterThanOrEqual(3);
    expect(picked.length).toBeLessThan(content.articles.length);
  });

  it('keeps each article between 400 and 1,500 words', () => {
    expect(failing((article) => wordsOf(article) < 400 || wordsOf(article) > 1_500)).toEqual([]);
  });

  it('says in a callout of every article that it is not medical advice', () => {
    expect(failing((article) => !hasNotice(article))).toEqual([]);
  });

  it('writes callouts only in tones that bodies have', () => {
    expect(failing((article) => boxesOf(article) !== calloutsOf(article).length)).toEqual([]);
  });

  it('names its sources at the end of every article', () => {
    expect(failing((article) => lastHeadingOf(article) !== SOURCES[article.locale])).toEqual([]);
  });

  it('has at least one figure in every article, each with alternative text, a caption and no file', () => {
    expect(failing((article) => figuresOf(article).length === 0)).toEqual([]);
    expect(failing((article) => imagesOf(article) !== figuresOf(article).length)).toEqual([]);
    expect(failing((article) => figuresOf(article).some(isBare))).toEqual([]);
    expect(failing(({ image }) => !image?.alt || !image.caption)).toEqual([]);
  });

  it('begins its headings at the second level and skips none', () => {
    expect(failing(skipsLevel)).toEqual([]);
  });

  it('links calls to action to addresses that belong to nobody', () => {
    expect(failing(({ callToAction }) => !callToAction?.url.startsWith('https://www.example.org/'))).toEqual(
      [],
    );
  });

  it('spreads its dates over three years', () => {
    const years = new Set(content.articles.map(({ publishedAt }) => publishedAt.getUTCFullYear()));
    expect(years).toEqual(new Set([2024, 2025, 2026]));
  });
});
