/** Phrases that mean the same, each as the stems of its words in their order. */
export interface SynonymGroup {
  readonly phrases: readonly (readonly string[])[];
}

/** What a question contributes to the ranking: a stem, and how much it counts. */
export interface WeightedStem {
  readonly stem: string;
  readonly weight: number;
}

/** A synonym says the same, but it is not what was typed. */
const SYNONYM_WEIGHT = 0.4;

/**
 * The stems of a question, each once with weight 1, and those of synonyms of what it says with less. A phrase counts as
 * said where its stems stand in the question one after the other, ignored ones among them. `ignored` stems do not count,
 * unless the question has no others.
 */
export function expand(
  stems: readonly string[],
  groups: readonly SynonymGroup[],
  ignored: ReadonlySet<string> = new Set(),
): WeightedStem[] {
  const weights = new Map(countedStems(stems, ignored).map((stem) => [stem, 1]));
  for (const { phrases } of groups) {
    if (!phrases.some((phrase) => isSaid(phrase, stems))) continue;
    for (const stem of phrases.flat()) {
      if (!weights.has(stem) && !ignored.has(stem)) weights.set(stem, SYNONYM_WEIGHT);
    }
  }
  return [...weights].map(([stem, weight]) => ({ stem, weight }));
}

/** The stems of a question without those to ignore; all of them where nothing would be left. */
export function countedStems(stems: readonly string[], ignored: ReadonlySet<string>): readonly string[] {
  const counted = stems.filter((stem) => !ignored.has(stem));
  return counted.length > 0 ? counted : stems;
}

/** Whether a phrase stands in a question. */
function isSaid(phrase: readonly string[], stems: readonly string[]): boolean {
  return placeOf(phrase, stems) !== -1;
}

/** Where a phrase begins in a question, from 0; -1 where it does not stand there. */
export function placeOf(phrase: readonly string[], stems: readonly string[]): number {
  if (phrase.length === 0) return -1;
  return stems.findIndex((_, start) => phrase.every((stem, index) => stems[start + index] === stem));
}
