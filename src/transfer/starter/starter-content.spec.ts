import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bodyFromMarkdown } from '../../rules/body/markdown/body-from-markdown.js';
import { figuresOf } from '../../rules/body/body-parts.js';
import { bodyToText } from '../../rules/body/body-to-text.js';
import type { Body, FigureBlock } from '../../rules/body/body.js';
import { publishFaults } from '../../rules/body/publish-faults.js';
import { headingLevelOf, sectionsOf } from '../../rules/body/sections.js';
import { readability } from '../../rules/reading/readability.js';
import { countWords } from '../../rules/reading/words.js';
import type { StarterArticle, StarterContent } from './starter-content.js';
import { readStarterFiles } from './starter-files.js';

interface ReadArticle extends StarterArticle {
  readonly body: Body;
  readonly text: string;
}

const NOTICES: Readonly<Record<string, string>> = { en: 'not medical advice', nl: 'geen medisch advies' };
const SOURCES: Readonly<Record<string, string>> = { en: 'Sources', nl: 'Bronnen' };

function readBody(article: StarterArticle): ReadArticle {
  const { body, faults } = bodyFromMarkdown(article.markdown, [article.file]);
  if (faults) throw new Error(`${article.file}: ${faults.map(({ message }) => message).join(' ')}`);
  return { ...article, body, text: bodyToText(body) };
}

function hasNotice({ body, locale }: ReadArticle): boolean {
  return body.some((block) => 'tone' in block && bodyToText(block.content).includes(NOTICES[locale]!));
}

function losesTable({ body, markdown }: ReadArticle): boolean {
  return markdown.includes('| ---') && !body.some((block) => 'rows' in block);
}

function skipsLevel({ body }: ReadArticle): boolean {
  const levels = body.map(headingLevelOf).filter((level) => level !== null);
  return levels.some((level, index) => level > (levels[index - 1] ?? 1) + 1);
}

function endsWithoutSources({ body, title, locale }: ReadArticle): boolean {
  return (
    sectionsOf(body, title).at(-1)?.title !== SOURCES[locale] || !/\b(?:19|20)\d\d\.$/.test(bodyToText(body))
  );
}

function isBare({ alt, caption, imageId }: FigureBlock): boolean {
  return !alt || !caption || imageId !== null;
}

describe('the starter content that ships with the service', () => {
  let content: StarterContent;
  let articles: ReadArticle[];
  beforeAll(async () => {
    // Throws where a slug leads nowhere: references are checked by reading.
    content = await readStarterFiles(join(import.meta.dirname, '../../../starter'));
    articles = content.articles.map(readBody);
  });

  const failing = (isWrong: (article: ReadArticle) => boolean): string[] =>
    articles.filter(isWrong).map(({ file }) => file);

  it('has at least ten articles in English, three in Dutch, three authors and six English topics', () => {
    expect(articles.filter(({ locale }) => locale === 'en').length).toBeGreaterThanOrEqual(10);
    expect(articles.filter(({ locale }) => locale === 'nl')).toHaveLength(3);
    expect(content.authors).toHaveLength(3);
    expect(content.topics.filter(({ locale }) => locale === 'en')).toHaveLength(6);
  });

  it('has every Dutch article as the translation of an English one', () => {
    const dutch = articles.filter(({ locale }) => locale === 'nl');
    expect(dutch.map(({ translationOf }) => translationOf?.locale)).toEqual(['en', 'en', 'en']);
    expect(failing(({ locale, translationOf }) => locale === 'en' && translationOf !== null)).toEqual([]);
  });

  it('uses every author and every topic', () => {
    const authors = new Set(articles.flatMap((article) => article.authors));
    const topics = new Set(
      articles.flatMap(({ locale, topics }) => topics.map((slug) => `${locale}/${slug}`)),
    );
    expect(authors).toEqual(new Set(content.authors.map(({ slug }) => slug)));
    expect(topics).toEqual(new Set(content.topics.map(({ locale, slug }) => `${locale}/${slug}`)));
  });

  it('has some articles with related ones picked by hand and some without', () => {
    const picked = articles.filter(({ related }) => related.length > 0);
    expect(picked.length).toBeGreaterThanOrEqual(3);
    expect(picked.length).toBeLessThan(articles.length);
  });

  it('could be published as it stands', () => {
    expect(articles.flatMap(({ body, file }) => publishFaults(body, [file]))).toEqual([]);
  });

  it('keeps each article between 400 and 1,500 words', () => {
    expect(failing(({ text, locale }) => countWords(text, locale) < 400)).toEqual([]);
    expect(failing(({ text, locale }) => countWords(text, locale) > 1_500)).toEqual([]);
  });

  it('is plain to read: 60 or more on the scale of Flesch, or its Dutch form', () => {
    expect(failing(({ text, locale }) => readability(text, locale)!.score < 60)).toEqual([]);
  });

  it('says in a callout of every article that it is not medical advice', () => {
    expect(failing((article) => !hasNotice(article))).toEqual([]);
  });

  it('leaves no mark of a callout or a table standing in the text', () => {
    expect(failing(({ text }) => /\[!|\| ?-|\*\*/.test(text))).toEqual([]);
    expect(failing(losesTable)).toEqual([]);
  });

  it('names its sources with their years at the end of every article', () => {
    expect(failing(endsWithoutSources)).toEqual([]);
  });

  it('has at least one figure in every article, each with alternative text, a caption and no file', () => {
    expect(failing(({ body }) => figuresOf(body).length === 0)).toEqual([]);
    expect(failing(({ body }) => figuresOf(body).some(isBare))).toEqual([]);
    expect(failing(({ image }) => !image?.alt || !image.caption)).toEqual([]);
  });

  it('skips no level of headings', () => {
    expect(failing(skipsLevel)).toEqual([]);
  });

  it('links calls to action to addresses that belong to nobody', () => {
    expect(failing(({ callToAction }) => !callToAction?.url.startsWith('https://www.example.org/'))).toEqual(
      [],
    );
  });

  it('spreads its dates over three years', () => {
    const years = new Set(articles.map(({ publishedAt }) => publishedAt.getUTCFullYear()));
    expect(years).toEqual(new Set([2024, 2025, 2026]));
  });
});
