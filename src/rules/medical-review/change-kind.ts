import type { Block, Body } from '../body/body.js';
import { bodyToText } from '../body/body-to-text.js';
import { headingLevelOf } from '../body/sections.js';

/** MINOR: what a medical reviewer checked still stands. MATERIAL: somebody must check it anew. */
export type ChangeKind = 'MINOR' | 'MATERIAL';

/** What of a revision a reviewer reads. */
export interface Reviewed {
  readonly title: string;
  readonly subtitle: string | null;
  readonly summary: string | null;
  readonly body: Body;
}

/** The share of words above which a change is no correction any more. */
const MOST_CHANGED = 0.05;
/** As many are a correction however short the text is. */
const FEW_WORDS = 2;

/**
 * What kind of change leads from a reviewed revision to another, as a proposal: an editor decides. Material is a change of a
 * number, a unit or a word that turns a sentence round; sections that came or went; blocks that came or went, such as a
 * callout; another story, table or video; and more than 5 % of words. Minor is the rest: spelling, punctuation, links,
 * citations, pictures and what is said of them.
 */
export function changeKind(reviewed: Reviewed, present: Reviewed): ChangeKind {
  const [before, after] = [wordsOf(reviewed), wordsOf(present)];
  const { removed, added } = difference(before, after);
  if ([...removed, ...added].some(isTelling)) return 'MATERIAL';
  if (outline(reviewed.body) !== outline(present.body)) return 'MATERIAL';
  const changed = Math.max(removed.length, added.length);
  const most = Math.max(FEW_WORDS, MOST_CHANGED * Math.max(before.length, after.length));
  return changed > most ? 'MATERIAL' : 'MINOR';
}

/** Words that turn the sense of a sentence, or count, though they are short, in the languages the service has rules for. */
const TURNING = new Set(
  `not no never none neither nor without cannot must should may might always only contraindicated stop avoid unless except
   increase increases increased decrease decreases decreased more less high low higher lower before after left right
   one two three four five six seven eight nine ten once twice half double daily weekly hourly every
   niet geen nooit zonder noch moet mag altijd alleen vermijd vermijden tenzij behalve stop meer minder hoog laag hoger
   lager voor na links rechts
   nicht kein keine keinen keiner nie niemals ohne weder muss darf soll immer nur vermeiden außer mehr weniger hoch
   niedrig vor nach linke rechte
   ne pas jamais aucun aucune sans doit peut toujours seulement éviter sauf plus moins avant après gauche droite
   nunca ningún ninguna sin debe puede siempre sólo solo evitar excepto más menos antes después izquierda derecha`.split(
    /\s+/,
  ),
);
const UNIT = /^(?:[mµμkn]?g|mcg|[mµμd]?l|cc|iu|ie|ui|mmol|mol|mmhg|kpa|%|‰|°c|°f|hz|gy|kg|cm|mm|m|h|min|s)$/u;

function isTelling(word: string): boolean {
  return /[\p{N}%‰½¼¾]/u.test(word) || TURNING.has(word) || UNIT.test(word) || /n['’]t$/u.test(word);
}

/** Words in lower case: letters, digits with the signs within a number, and the units behind it. */
function wordsOf({ title, subtitle, summary, body }: Reviewed): string[] {
  const text = [title, subtitle ?? '', summary ?? '', bodyToText(body.filter(isProse))]
    .join('\n')
    .toLowerCase();
  return text.normalize('NFC').match(WORD) ?? [];
}

const WORD =
  /[<>≤≥±+−-]?\p{N}+(?:[.,:/–-]\p{N}+)*|\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*|[%‰]|°[cf]/gu;

/** Captions belong to pictures, and stories tell what nobody can review. */
function isProse({ _type }: Block): boolean {
  return _type !== 'figure' && _type !== 'testimonial';
}

/**
 * The bones of a body: headings by level and place, and every block that is neither text nor picture, by type and what it
 * points at. The words of headings count as words.
 */
function outline(body: Body): string {
  return body
    .flatMap((block): string[] => {
      switch (block._type) {
        case 'block': {
          const level = headingLevelOf(block);
          return level === null ? [] : [`h${level}`];
        }
        case 'figure':
          return [];
        case 'callout':
          return [`callout ${block.tone}`];
        case 'testimonial':
          return [`testimonial ${block.testimonial._ref}`];
        case 'video':
          return [`video ${block.url}`];
        case 'table':
          return [`table ${block.rows.length} ${block.rows[0]?.cells.length ?? 0}`];
        default:
          return [block._type];
      }
    })
    .join('\n');
}

/** Both texts are cut to this many words beyond what they share at the ends: a comparison costs the product of the two. */
const MOST_COMPARED = 2_000;

/** The words that only one of two texts has, each in its order: what is left without a longest common subsequence. */
function difference(
  before: readonly string[],
  after: readonly string[],
): { readonly removed: readonly string[]; readonly added: readonly string[] } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const left = before.slice(start, before.length - end);
  const right = after.slice(start, after.length - end);
  if (left.length > MOST_COMPARED || right.length > MOST_COMPARED) return bags(left, right);
  return withoutCommon(left, right);
}

/** By dynamic programming over the lengths of common subsequences (Wagner and Fischer, 1974). */
function withoutCommon(left: readonly string[], right: readonly string[]) {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        left[i] === right[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const removed: string[] = [];
  const added: string[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) [i, j] = [i + 1, j + 1];
    else if (
      j >= right.length ||
      (i < left.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)
    ) {
      removed.push(left[i]!);
      i += 1;
    } else {
      added.push(right[j]!);
      j += 1;
    }
  }
  return { removed, added };
}

/** For texts that differ a lot: the words that one has more often than the other, whatever their order. */
function bags(left: readonly string[], right: readonly string[]) {
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of right) counts.set(word, (counts.get(word) ?? 0) - 1);
  const times = (sign: number) =>
    [...counts].flatMap(([word, count]) => Array<string>(Math.max(0, sign * count)).fill(word));
  return { removed: times(1), added: times(-1) };
}
