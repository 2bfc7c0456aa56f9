/** A word of the lexicon that resembles a typed one. */
export interface Candidate {
  readonly word: string;
  /** Share of trigrams in common, 0 to 1. */
  readonly similarity: number;
  /** Number of visible articles with the word in any of its forms. */
  readonly documents: number;
}

/** Below this two words have too little in common, however many articles have the one. */
const LEAST_SIMILARITY = 0.35;
/** A word in e articles counts as much as this more similarity. */
const FREQUENCY_BONUS = 0.05;
/** One slip of the finger explains a word better than any resemblance. */
const ONE_SLIP_BONUS = 0.3;

/** The word that was probably meant, or null where none is likely. Ties go to the word first in the alphabet. */
export function correctionOf(typed: string, candidates: readonly Candidate[]): string | null {
  const likely = candidates
    .map((candidate) => ({ ...candidate, slips: slipsBetween(typed, candidate.word) }))
    .filter(({ similarity, slips }) => similarity >= LEAST_SIMILARITY || slips === 1)
    .map(({ word, similarity, documents, slips }) => ({
      word,
      score: similarity + FREQUENCY_BONUS * Math.log(1 + documents) + (slips === 1 ? ONE_SLIP_BONUS : 0),
    }))
    .toSorted((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
  return likely[0]?.word ?? null;
}

/**
 * Number of slips between two words: a letter too many, missing, wrong, or two neighbours swapped (optimal string
 * alignment distance).
 */
export function slipsBetween(a: string, b: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let least = Math.min(
        above[column]! + 1,
        current[column - 1]! + 1,
        above[column - 1]! + (isSame ? 0 : 1),
      );
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwapped) least = Math.min(least, twoAbove[column - 2]! + 1);
      current.push(least);
    }
    twoAbove = above;
    above = current;
  }
  return above[b.length]!;
}
