/** How much a group of synonyms may hold. */
export const synonymLimits = {
  leastPhrases: 2,
  mostPhrases: 50,
  /** Characters of a phrase. */
  phrase: 100,
  /** Groups of a locale: every question looks through them all. */
  groups: 1000,
} as const;

/** A group of synonyms as written: what is left out stays. */
export interface SynonymGroupInput {
  readonly locale?: string | null;
  readonly phrases?: readonly string[] | null;
}
