/** Longest summary that is made out of a text, in characters. Search engines show about 160, cards about 300. */
export const DERIVED_SUMMARY_CHARACTERS = 300;

/**
 * A summary for an article that has none: its first paragraphs up to the limit, cut after a whole sentence where there
 * is one in the second half, else after a word.
 */
export function summaryFrom(text: string, limit = DERIVED_SUMMARY_CHARACTERS): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  if (flat.length <= limit) return flat;
  const cut = flat.slice(0, limit);
  const sentenceEnd = Math.max(...['. ', '! ', '? ', '。'].map((end) => cut.lastIndexOf(end)));
  if (sentenceEnd > limit / 2) return cut.slice(0, sentenceEnd + 1);
  const wordEnd = cut.lastIndexOf(' ');
  return `${cut.slice(0, wordEnd > 0 ? wordEnd : limit - 1)}…`;
}
