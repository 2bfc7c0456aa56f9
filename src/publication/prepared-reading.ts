import type { Body } from '../rules/body/body.js';
import { countImages, figuresOf, videosOf } from '../rules/body/body-parts.js';
import { sectionToHtml } from '../rules/body/html/body-to-html.js';
import { bodyToMarkdown } from '../rules/body/markdown/body-to-markdown.js';
import { bodyToText } from '../rules/body/body-to-text.js';
import { sectionsOf } from '../rules/body/sections.js';
import type { StoredSection } from '../rules/body/stored-section.js';
import { readability } from '../rules/reading/readability.js';
import { readingTime } from '../rules/reading/reading-time.js';
import { countCharacters, countWords } from '../rules/reading/words.js';
import { foldText, wordsOf } from '../rules/search/fold.js';
import { sortKey } from '../rules/sort-key.js';
import { summaryFrom } from '../rules/summary.js';

/** A revision as it is stored, with its links in their order. */
export interface RevisionSnapshot {
  readonly revisionId: string;
  readonly articleId: string;
  readonly translationGroupId: string;
  readonly number: number;
  readonly locale: string;
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly summary: string | null;
  readonly body: Body;
  readonly image: unknown;
  readonly callToAction: unknown;
  readonly seo: unknown;
  readonly originallyPublishedAt: Date | null;
  readonly authorIds: readonly string[];
  readonly topicIds: readonly string[];
  readonly relatedIds: readonly string[];
}

/** All that reading an article needs and that can be computed before anything is locked. */
export interface PreparedReading {
  readonly revision: RevisionSnapshot;
  readonly titleKey: string;
  readonly summary: string;
  readonly words: number;
  readonly characters: number;
  readonly images: number;
  readonly readingSeconds: number;
  readonly readingMinutes: number;
  readonly readability: unknown;
  readonly sections: readonly StoredSection[];
  readonly figures: readonly unknown[];
  readonly videos: readonly unknown[];
  readonly html: string;
  readonly markdown: string;
  readonly bodyText: string;
  /** The different words of title, written summary and text as search reads them. */
  readonly vocabulary: readonly string[];
  /** Ids in the lexicon of its locale and how often each occurs, title words thrice more. */
  readonly terms: { readonly lexemeIds: readonly number[]; readonly frequencies: readonly number[] };
}

const BETWEEN_SECTIONS = '\n\n';

/** Computes the reading row of a revision. Pure but for `terms`, which the lexicon knows. */
export function prepareReading(
  revision: RevisionSnapshot,
  siteOrigin: string,
): Omit<PreparedReading, 'terms'> {
  const { body, locale, title } = revision;
  const sections: StoredSection[] = [];
  let html = '';
  let bodyText = '';
  for (const section of sectionsOf(body, title)) {
    const sectionHtml = sectionToHtml(section, { siteOrigin });
    const text = bodyToText(section.blocks);
    const textFrom = bodyText && text ? bodyText.length + BETWEEN_SECTIONS.length : bodyText.length;
    sections.push({
      anchor: section.anchor,
      level: section.level,
      title: section.title,
      aspect: section.aspect,
      words: countWords(text, locale),
      characters: countCharacters(text),
      images: countImages(section.blocks),
      from: html.length,
      to: html.length + sectionHtml.length,
      textFrom,
      textTo: textFrom + text.length,
    });
    html += sectionHtml;
    bodyText += bodyText && text ? BETWEEN_SECTIONS + text : text;
  }
  const matter = {
    words: countWords(bodyText, locale),
    characters: countCharacters(bodyText),
    images: countImages(body),
  };
  const time = readingTime(matter, locale);
  return {
    revision,
    titleKey: sortKey(title),
    summary: revision.summary || summaryFrom(bodyText),
    ...matter,
    readingSeconds: time.seconds,
    readingMinutes: time.minutes,
    readability: readability(bodyText, locale),
    sections,
    figures: figuresOf(body).map(({ imageId, alt, caption, credit }) => ({ imageId, alt, caption, credit })),
    videos: videosOf(body).map(({ url, title: name, durationSeconds }) => ({
      url,
      title: name,
      durationSeconds,
    })),
    html,
    markdown: bodyToMarkdown(body),
    bodyText,
    vocabulary: vocabularyOf(`${title}\n${revision.summary ?? ''}\n${bodyText}`, locale),
  };
}

/** Longer "words" are addresses and accidents. */
const LONGEST_WORD = 40;

function vocabularyOf(text: string, locale: string): string[] {
  const words = wordsOf(foldText(text, locale)).filter((word) => word.length <= LONGEST_WORD);
  return [...new Set(words)].toSorted();
}
