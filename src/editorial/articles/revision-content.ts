import type { Body } from '../../rules/body/body.js';
import { countImages } from '../../rules/body/body-parts.js';
import { bodyToText } from '../../rules/body/body-to-text.js';
import type { Citation } from '../../rules/citations/citation.js';
import { readingTime } from '../../rules/reading/reading-time.js';
import { countCharacters, countWords, isUnspaced } from '../../rules/reading/words.js';

/** A picture as a revision keeps it. */
export interface StoredFigure {
  readonly imageId: string | null;
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
}

export interface StoredCallToAction {
  readonly title: string;
  readonly text: string | null;
  readonly label: string;
  readonly url: string;
  readonly image?: StoredFigure | null;
}

/** A video that tells the same as the article. */
export interface StoredVideo {
  readonly url: string;
  readonly title: string;
  readonly durationSeconds: number | null;
  /** An image of the library. */
  readonly thumbnailId: string | null;
}

export interface StoredSeo {
  readonly title: string | null;
  readonly description: string | null;
  readonly canonicalUrl: string | null;
  readonly noIndex: boolean;
}

/** Everything an editor wrote: what two revisions are compared by, and what a restored one copies. */
export interface RevisionContent {
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly summary: string | null;
  readonly body: Body;
  readonly image: StoredFigure | null;
  readonly callToAction: StoredCallToAction | null;
  readonly seo: StoredSeo | null;
  readonly citations: readonly Citation[];
  readonly videos: readonly StoredVideo[];
  /** What this was translated from; both null where it is nobody's translation. */
  readonly sourceArticleId: string | null;
  readonly sourceRevision: number | null;
  readonly originallyPublishedAt: Date | null;
  readonly authorIds: readonly string[];
  readonly topicIds: readonly string[];
  readonly relatedIds: readonly string[];
}

/** Minutes by the method readers see by default. */
export function readingMinutes(body: Body, locale: string): number {
  const text = bodyToText(body);
  const matter = {
    words: countWords(text, locale),
    // They matter for Japanese alone, and take as long to count as the words.
    characters: isUnspaced(locale) ? countCharacters(text) : 0,
    images: countImages(body),
  };
  return readingTime(matter, locale).minutes;
}
