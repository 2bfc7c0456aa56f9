import type { Part } from './page-parts.js';

/** A summary heads cards and search results; whole paragraphs up to here, but the first in any case. */
const LONGEST_SUMMARY = 500;
/** Without the site's own sign of where the opening ends, a second paragraph joins only a short first one. */
const LONGEST_UNMARKED_SUMMARY = 300;

/**
 * The article's opening as one line: the paragraphs over the printed reading time, which the site sets below its opening, else the
 * first paragraph and what follows it within 300 characters. Over 500 characters it is cut after a sentence, or with "…".
 */
export function summaryOf(parts: readonly Part[], printedLine: number | null): string {
  const marked = parts.filter((part) => printedLine !== null && part.line < printedLine);
  const isMarked = marked.length > 0 && marked.every((part) => part.kind === 'paragraph');
  const longest = isMarked ? LONGEST_SUMMARY : LONGEST_UNMARKED_SUMMARY;
  const [first, ...others] = isMarked ? textsOf(marked) : opening(parts);
  if (first === undefined) return '';
  let summary = first;
  for (const text of others) {
    if (summary.length + 1 + text.length > longest) break;
    summary = `${summary} ${text}`;
  }
  return summary.length > LONGEST_SUMMARY ? cut(summary) : summary;
}

/** The first paragraph and those directly below it. */
function opening(parts: readonly Part[]): string[] {
  const first = parts.findIndex((part) => part.kind === 'paragraph');
  const end = parts.findIndex((part, index) => index > first && part.kind !== 'paragraph');
  return first < 0 ? [] : textsOf(parts.slice(first, end < 0 ? undefined : end));
}

function textsOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => (part.kind === 'paragraph' ? [part.text.replace(/\n/g, ' ')] : []));
}

function cut(text: string): string {
  const head = text.slice(0, LONGEST_SUMMARY);
  const sentence = /^.*[.!?…][”"’')\]]*(?= )/su.exec(head)?.[0];
  if (sentence && sentence.length >= LONGEST_SUMMARY / 3) return sentence;
  return `${head.slice(0, LONGEST_SUMMARY - 1).replace(/\s+\S*$/u, '')}…`;
}
