/**
 * A text by which titles and names sort alike in every database: without accents, case and leading punctuation, compared
 * by code point. Not a collation of any one language, but the same on every server and for every page of a list.
 */
export function sortKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .toLowerCase();
}
