import { below, seededRandom, type Random } from '../bench/random.js';

const LONG_WORD = /\p{L}{5,}/gu;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One edit in every word of five letters or more: a letter replaced, left out, put in, or swapped with the next. */
export function misspell(text: string, seed: string): string {
  const random = seededRandom(seed);
  return text.replace(LONG_WORD, (word) => misspellWord([...word], random));
}

function misspellWord(letters: readonly string[], random: Random): string {
  const word = letters.join('');
  for (;;) {
    const at = below(random, letters.length);
    const letter = LETTERS[below(random, LETTERS.length)]!;
    const next = at + 1;
    const edited = [
      letters.with(at, letter),
      letters.toSpliced(at, 1),
      letters.toSpliced(at, 0, letter),
      next < letters.length ? letters.with(at, letters[next]!).with(next, letters[at]!) : letters,
    ][below(random, 4)]!.join('');
    if (edited !== word) return edited;
  }
}
