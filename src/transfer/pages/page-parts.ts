import {
  beginsAfresh,
  endsLikeSentence,
  enumerated,
  hasSeveralSentences,
  isHeadingShaped,
  isNumberedHeadingShaped,
  isPictureDescription,
  quoteIntroduction,
} from './line-shape.js';
import { noteOf, type Note } from './note.js';
import type { Group, Line } from './page-lines.js';

/** What a group of lines is, judged by itself and by the group that follows. */
export type Part = { readonly line: number } & (
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string; readonly isNumbered: boolean; readonly doubt?: string }
  | { readonly kind: 'item'; readonly text: string; readonly listItem: 'bullet' | 'number' }
  | { readonly kind: 'figure'; readonly alt: string; readonly caption?: string; readonly doubt?: string }
  | ({ readonly kind: 'note' } & Note)
);

/** An alternative text or caption is a line; what is longer is a paragraph. */
const LONGEST_ALT = 150;
const LONGEST_CAPTION = 250;
/** "What helps:" heads the paragraph below it; a longer line with a colon leads into it. */
const MOST_WORDS_BEFORE_COLON = 8;

/** Judges every group in turn. */
export function partsOf(groups: readonly Group[]): Part[] {
  const parts: Part[] = [];
  groups.forEach((group, index) => parts.push(...judge(group, groups[index + 1], parts.at(-1))));
  return parts;
}

function judge(group: Group, next: Group | undefined, previous: Part | undefined): Part[] {
  const [first, second] = group;
  if (group.length === 1) return [judgeLine(first, next, previous)];
  const list = listOf(group);
  if (list) return list;
  const note = noteOf(first.text);
  if (note) return [{ kind: 'note', line: first.number, ...note, text: linesOf(note.text, group.slice(1)) }];
  if (group.length === 2 && second) {
    const pair = judgePair(first, second);
    if (pair) return pair;
  }
  if (group.every((line) => endsLikeSentence(line.text) || line.text.endsWith('?')))
    return group.map((line) => paragraph(line));
  return [{ kind: 'paragraph', line: first.number, text: linesOf(first.text, group.slice(1)) }];
}

function judgeLine(line: Line, next: Group | undefined, previous: Part | undefined): Part {
  const entry = enumerated(line.text);
  if (entry?.kind === 'bullet') return item(line);
  if (entry && (startsList(entry.number!, next) || continuesList(previous))) return item(line);
  if (isNumberedHeadingShaped(line.text) && next)
    return { kind: 'heading', line: line.number, text: line.text, isNumbered: true };
  const note = noteOf(line.text);
  if (note) return { kind: 'note', line: line.number, ...note };
  if (isPictureDescription(line.text)) {
    return {
      kind: 'figure',
      line: line.number,
      alt: line.text,
      doubt: 'says of itself that it is a picture; it may be a heading',
    };
  }
  return next && heads(line.text, next)
    ? { kind: 'heading', line: line.number, text: line.text, isNumbered: false }
    : paragraph(line);
}

/** Whether a line can head the group that follows it. */
function heads(text: string, next: Group): boolean {
  if (!isHeadingShaped(text) || quoteIntroduction(text)) return false;
  if (!text.endsWith(':')) return true;
  const below = enumerated(next[0].text);
  if (below) return next.length === 1 && below.kind === 'number' && isNumberedHeadingShaped(next[0].text);
  return text.split(' ').length <= MOST_WORDS_BEFORE_COLON;
}

/** Two lines without an empty one between them: an image's alternative text and its caption, as the site's pages print them. */
function judgePair(first: Line, second: Line): Part[] | null {
  if (first.text.length > LONGEST_ALT || endsLikeSentence(first.text) || first.text.endsWith(':'))
    return null;
  if (!beginsAfresh(first.text) || !beginsAfresh(second.text)) return null;
  const isCaption =
    second.text.length <= LONGEST_CAPTION &&
    !hasSeveralSentences(second.text) &&
    !hasSeveralSentences(first.text);
  if (isCaption && !first.text.endsWith('?'))
    return [{ kind: 'figure', line: first.number, alt: first.text, caption: second.text }];
  if (!isHeadingShaped(first.text)) return null;
  const doubt = 'no empty line between it and its paragraph; it may be an image’s text with a long caption';
  return [
    { kind: 'heading', line: first.number, text: first.text, isNumbered: false, doubt },
    paragraph(second),
  ];
}

/** List items on lines below each other, with or without a line that leads into them. */
function listOf(group: Group): Part[] | null {
  const [first, ...rest] = group;
  if (!rest.every((line) => enumerated(line.text))) return null;
  return [enumerated(first.text) ? item(first) : paragraph(first), ...rest.map(item)];
}

/** A numbered line directly before the next number is an item: a heading would have something below it. */
function startsList(number: number, next: Group | undefined): boolean {
  return next !== undefined && enumerated(next[0].text)?.number === number + 1;
}

function continuesList(previous: Part | undefined): boolean {
  return previous?.kind === 'item' && previous.listItem === 'number';
}

function item(line: Line): Part {
  const entry = enumerated(line.text)!;
  return { kind: 'item', line: line.number, text: entry.text, listItem: entry.kind };
}

function paragraph(line: Line): Part {
  return { kind: 'paragraph', line: line.number, text: line.text };
}

function linesOf(first: string, rest: readonly Line[]): string {
  return [first, ...rest.map((line) => line.text)].join('\n');
}
