import type { Body } from '../rules/body/body.js';
import { countImages, figuresOf, portraitsOf, videosOf } from '../rules/body/body-parts.js';
import { citationsToHtml } from '../rules/body/html/citations-to-html.js';
import { sectionToHtml, type HtmlOptions } from '../rules/body/html/body-to-html.js';
import { bodyToMarkdown } from '../rules/body/markdown/body-to-markdown.js';
import { bodyToText } from '../rules/body/body-to-text.js';
import { sectionsOf } from '../rules/body/sections.js';
import type { StoredSection } from '../rules/body/stored-section.js';
import type { Citation, NumberedCitation } from '../rules/citations/citation.js';
import { CitationNumbers, numberedCitations } from '../rules/citations/citation-numbers.js';
import { readability } from '../rules/reading/readability.js';
import { readingTime } from '../rules/reading/reading-time.js';
import { countCharacters, countWords } from '../rules/reading/words.js';
import { vocabularyOf } from '../rules/search/vocabulary.js';
import { sortKey } from '../rules/sort-key.js';
import { summaryFrom } from '../rules/summary.js';
import type { ShownSources } from './shown-sources.js';

/** A video as a revision keeps it. */
export interface SnapshotVideo {
  readonly url: string;
  readonly title: string;
  readonly durationSeconds: number | null;
  /** An image of the library. */
  readonly thumbnailId: string | null;
}

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
  readonly citations: readonly Citation[];
  readonly originallyPublishedAt: Date | null;
  /** Videos that tell the same as the article. Those within the text stand in `body`. */
  readonly videos: readonly SnapshotVideo[];
  readonly sourceArticleId: string | null;
  readonly sourceRevision: number | null;
  readonly authorIds: readonly string[];
  readonly topicIds: readonly string[];
  readonly relatedIds: readonly string[];
}

/** A body in the forms it is read in. */
export interface Rendition {
  readonly body: Body;
  readonly html: string;
  readonly markdown: string;
  readonly bodyText: string;
  readonly sections: readonly StoredSection[];
}

/** All that reading an article needs and that can be computed before anything is locked. */
export interface PreparedReading extends Rendition {
  readonly revision: RevisionSnapshot;
  /** What partners may show, where that is less than the site shows. */
  readonly forPartners: Rendition | null;
  /** Uuids of the images it shows. */
  readonly imageIds: readonly string[];
  readonly titleKey: string;
  readonly summary: string;
  readonly words: number;
  readonly characters: number;
  readonly images: number;
  readonly readingSeconds: number;
  readonly readingMinutes: number;
  readonly readability: unknown;
  readonly citations: readonly NumberedCitation[];
  readonly figures: readonly unknown[];
  readonly videos: readonly unknown[];
  /** The different words of title, written summary and text as search reads them. */
  readonly vocabulary: readonly string[];
  /** Ids in the lexicon of its locale and how often each occurs, title words thrice more. */
  readonly terms: { readonly lexemeIds: readonly number[]; readonly frequencies: readonly number[] };
}

const BETWEEN_SECTIONS = '\n\n';

/** Computes a reading row of a revision, as its sources show it. Pure but for `terms`, which the lexicon knows. */
export function prepareReading(
  revision: RevisionSnapshot,
  { body, bodyForPartners, image, imageIds }: ShownSources,
  siteOrigin: string,
): Omit<PreparedReading, 'terms'> {
  const { locale, title } = revision;
  const options = { siteOrigin, image };
  const rendition = render(body, revision, options);
  const { bodyText } = rendition;
  const matter = {
    words: countWords(bodyText, locale),
    characters: countCharacters(bodyText),
    images: countImages(body),
  };
  const time = readingTime(matter, locale);
  const portraits = portraitsOf(body).map((portrait) => ({ ...portrait, caption: null, credit: null }));
  return {
    revision,
    ...rendition,
    forPartners: bodyForPartners ? render(bodyForPartners, revision, options) : null,
    imageIds,
    titleKey: sortKey(title),
    // Summaries go everywhere, to partners too: a story's words never stand in one that nobody wrote.
    summary: revision.summary || summaryFrom(bodyToText(body.filter(({ _type }) => _type !== 'testimonial'))),
    ...matter,
    readingSeconds: time.seconds,
    readingMinutes: time.minutes,
    readability: readability(bodyText, locale),
    citations: numberedCitations(body, revision.citations),
    figures: [...figuresOf(body), ...portraits].map(({ imageId, alt, caption, credit }) => ({
      imageId,
      alt,
      caption,
      credit,
    })),
    videos: [
      ...revision.videos,
      ...videosOf(body).map(({ url, title: name, durationSeconds }) => ({
        url,
        title: name,
        durationSeconds,
      })),
    ],
    vocabulary: vocabularyOf(`${title}\n${revision.summary ?? ''}\n${bodyText}`, locale),
  };
}

function render(body: Body, { locale, title, citations }: RevisionSnapshot, given: HtmlOptions): Rendition {
  const numbers = new CitationNumbers(body, citations);
  const options = { ...given, citations: numbers };
  const sections: StoredSection[] = [];
  let html = '';
  let bodyText = '';
  for (const section of sectionsOf(body, title)) {
    const sectionHtml = sectionToHtml(section, options);
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
  html += citationsToHtml(numbers);
  const imageUrl = (imageId: string) => options.image?.(imageId)?.src ?? null;
  return { body, html, markdown: bodyToMarkdown(body, { imageUrl, citations }), bodyText, sections };
}
