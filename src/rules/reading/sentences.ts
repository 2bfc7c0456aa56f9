/**
 * Abbreviations that stand before a capital or a figure without ending a sentence, in the languages of our articles. Those that
 * often end one ("etc.", "enz.", "usw.") are left out: a small letter after the stop tells the rest apart.
 */
const ABBREVIATIONS = new Set(
  'dr mr mrs ms prof st fig figs vol pp approx cf e.g i.e drs ir mevr dhr bijv blz nr ca z.b d.h vgl abb'.split(
    ' ',
  ),
);

/** What ends a sentence: a run of stops, then closing quotes and brackets, then white space. */
const STOP = /(?<![.!?…؟।。！？])([.!?…؟।。！？]+)["'”’»)\]]*\s+/gu;

export interface SentenceRules {
  /** Whether a colon before white space ends a sentence too, as LIX counts. */
  readonly colonsEnd?: boolean;
}

/**
 * Number of sentences of a text. Every line that holds a word is at least one, so headings and list items without a full stop count.
 * A stop followed by a small letter, after a known abbreviation or after a single capital (initials) ends nothing.
 */
export function countSentences(text: string, { colonsEnd = false }: SentenceRules = {}): number {
  let sentences = 0;
  for (const line of text.split(/\n/)) {
    if (/[\p{L}\p{N}]/u.test(line)) sentences += 1 + innerEnds(line.trim(), colonsEnd);
  }
  return sentences;
}

/** Ends of sentences within a line that a word follows. */
function innerEnds(line: string, colonsEnd: boolean): number {
  let ends = 0;
  for (const match of line.matchAll(STOP)) {
    const before = line.slice(Math.max(0, match.index - 20), match.index);
    const next = match.index + match[0].length;
    const after = line.slice(next, next + 20);
    if (endsSentence(match[1]!, before, after)) ends += 1;
  }
  return colonsEnd ? ends + (line.match(/:\s+(?=\S)/g)?.length ?? 0) : ends;
}

function endsSentence(stop: string, before: string, after: string): boolean {
  const next = /[\p{L}\p{N}]/u.exec(after)?.[0];
  if (next === undefined || /\p{Ll}/u.test(next)) return false;
  if (stop !== '.') return true;
  const word = /[\p{L}\p{N}.]*$/u.exec(before)![0];
  return !/^\p{Lu}$/u.test(word) && !ABBREVIATIONS.has(word.toLowerCase());
}
