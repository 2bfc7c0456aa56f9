/** A line that holds something, with its number in the file, from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The lines between two empty ones: a paragraph, a heading, an image's two texts. Never empty. */
export type Group = readonly [Line, ...Line[]];

/** Editors wrap at 72 or 80 characters; a line of a saved page is as long as its paragraph. */
const LONGEST_WRAPPED_LINE = 100;
const SHORTEST_WRAPPED_LINE = 50;

/**
 * The lines of a text, tidied: any line ending, spaces of every kind as one plain space, no invisible or control characters, composed
 * letters (NFC). Quotes and apostrophes stay as they were typed. Empty lines are kept as empty texts.
 */
export function linesOf(text: string): Line[] {
  return text.split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/u).map((line, index) => ({
    number: index + 1,
    text: line
      .normalize('NFC')
      .replace(/[\p{Zs}\t]+/gu, ' ')
      .replace(/[\p{Cc}\u00ad\u200b\u2060\ufeff]/gu, '')
      .trim(),
  }));
}

/**
 * The lines as they would stand if every paragraph were one line with empty ones around it: hard-wrapped paragraphs are joined, and
 * where paragraphs stand directly below each other, empty lines come between. Short lines tell the one from the other.
 */
export function straightened(lines: readonly Line[]): readonly Line[] {
  const groups = groupsOf(lines);
  const full = groups.flat();
  if (full.every((line) => line.text.length <= LONGEST_WRAPPED_LINE)) {
    const isWrapped = groups.some((group) => group.length >= 3 && isParagraph(group));
    return isWrapped ? spaced(groups.map((group) => (isParagraph(group) ? [joined(group)] : group))) : lines;
  }
  const isDense = groups.length * 4 <= full.length;
  return spaced(
    groups.flatMap((group): (readonly Line[])[] =>
      isDense || isRunOfParagraphs(group) ? group.map((line) => [line]) : [group],
    ),
  );
}

/** Groups the lines: what stands between empty ones. */
export function groupsOf(lines: readonly Line[]): Group[] {
  const groups: [Line, ...Line[]][] = [];
  let isOpen = false;
  for (const line of lines) {
    if (line.text === '') isOpen = false;
    else if (isOpen) groups.at(-1)!.push(line);
    else {
      groups.push([line]);
      isOpen = true;
    }
  }
  return groups;
}

/** All but its last line are as long as wrapping leaves them. */
function isParagraph(group: readonly Line[]): boolean {
  return group.length > 1 && group.slice(0, -1).every((line) => line.text.length >= SHORTEST_WRAPPED_LINE);
}

function isRunOfParagraphs(group: readonly Line[]): boolean {
  return group.length >= 3 && group.some((line) => line.text.length > LONGEST_WRAPPED_LINE);
}

function joined(group: Group): Line {
  return { number: group[0].number, text: group.map((line) => line.text).join(' ') };
}

function spaced(groups: readonly (readonly Line[])[]): Line[] {
  return groups.flatMap((group) => [...group, { number: group.at(-1)!.number, text: '' }]);
}
