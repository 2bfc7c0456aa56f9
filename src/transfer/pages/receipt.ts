import type { Body } from '../../rules/body/body.js';
import type { ReadingTime } from '../../rules/reading/reading-time.js';

/** A line of the site's own, or a part of it, that the article goes without. */
export interface DroppedLine {
  readonly line: number;
  readonly text: string;
  readonly because: string;
}

/** What a line was taken for. */
export interface Recognition {
  readonly kind:
    'title' | 'heading' | 'list' | 'note' | 'figure' | 'quote' | 'author' | 'call to action' | 'reading time';
  readonly line: number;
  readonly text: string;
  readonly because: string;
  /** False where an editor should look: the text alone does not tell. */
  readonly isCertain: boolean;
}

/** What became of a page. Plain JSON: this is the JSON form of the printed receipt. */
export interface PageReceipt {
  /** Null for a text that came without a file. */
  readonly file: string | null;
  readonly title: string;
  /** Lines that hold something; every one is kept or dropped. */
  readonly lines: { readonly read: number; readonly kept: number; readonly dropped: number };
  readonly kept: {
    /** Blocks of the body by kind: paragraph, heading, quote, list item, figure, callout. */
    readonly blocks: Readonly<Record<string, number>>;
    /** Words of the body with its captions and notes, without the title. */
    readonly words: number;
    readonly images: number;
  };
  readonly recognised: readonly Recognition[];
  readonly dropped: readonly DroppedLine[];
  readonly readingTime: ReadingTime;
  /** What the site printed, null where it printed none. */
  readonly printedMinutes: number | null;
}

/** Counts the blocks of a body by kind, in the order in which they first appear. */
export function blocksByKind(body: Body): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const block of body) {
    const kind = block._type === 'block' ? textKind(block.style, block.listItem !== undefined) : block._type;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function textKind(style: string, isListItem: boolean): string {
  if (isListItem) return 'list item';
  if (style === 'normal') return 'paragraph';
  return style === 'blockquote' ? 'quote' : 'heading';
}

/** Columns that a terminal of usual width can show of a quoted line. */
const SHOWN_CHARACTERS = 60;

/** The receipt as an editor reads it: one block of lines, the last one ended. */
export function printReceipt(receipt: PageReceipt): string {
  const { lines, kept, readingTime } = receipt;
  const blocks = Object.entries(kept.blocks).map(([kind, count]) => counted(count, kind));
  const doubtful = receipt.recognised.filter((seen) => !seen.isCertain).length;
  return [
    receipt.file ?? receipt.title,
    `  kept          ${counted(kept.words, 'word')} in ${blocks.join(', ')}`,
    `  lines         ${lines.read} read, ${lines.kept} kept, ${lines.dropped} dropped`,
    `  reading time  ${readingTime.text} (${readingTime.method}, ${counted(kept.words, 'word')}, ${counted(kept.images, 'image')}); ${printedOf(receipt)}`,
    `  recognised${doubtful > 0 ? `, ${doubtful} uncertain (?)` : ''}`,
    ...receipt.recognised.map(
      (seen) =>
        `  ${seen.isCertain ? ' ' : '?'} ${at(seen.line)}  ${seen.kind.padEnd(14)}  ${quoted(seen.text)}  ${seen.because}`,
    ),
    '  dropped',
    ...receipt.dropped.map((line) => `    ${at(line.line)}  ${quoted(line.text)}  ${line.because}`),
    '',
  ].join('\n');
}

function printedOf({ printedMinutes, readingTime }: PageReceipt): string {
  if (printedMinutes === null) return 'the site printed none';
  const verdict = printedMinutes === readingTime.minutes ? 'the same' : 'DIFFERENT';
  return `the site printed ${printedMinutes}: ${verdict}`;
}

function at(line: number): string {
  return `line ${String(line).padStart(3)}`;
}

function quoted(text: string): string {
  const line = text.replace(/\n/g, ' ');
  return `“${line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS - 1).trimEnd()}…` : line}”`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
