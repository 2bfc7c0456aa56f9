import type { CitationDraft } from '../../citations/check-citations.js';
import { bodyLimits, type BodyLimits } from '../body.js';
import { blockOf, type ReadingOptions } from '../body-draft.js';
import { checkBody, type BodyResult } from '../check/check-body.js';
import { piecesFromHtml } from './html-reader.js';
import { HtmlTooComplexError, parseHtml } from './parse-html.js';
import { tooLarge } from '../check/too-large.js';

/**
 * A body of HTML, a fragment or a whole document. Kept are headings (h1 becomes h2, h5 and h6 become h4), paragraphs,
 * lists, quotes, `<pre>` as code, tables, pictures with their `<figcaption>` (and within it `class="credit"`), frames
 * and addresses of YouTube and Vimeo as videos, callouts as `bodyToHtml` writes them, and the marks of text. Words in
 * `<cite data-citation="key">` cite, and so does `<sup><a href="#citation-key">` for the word before it; a
 * `<section class="citations">` as `bodyToHtml` writes it defines citations and is no part of the body. Scripts,
 * styles, forms, navigation, drawings and hidden elements are dropped. Other frames and unsafe links are faults,
 * or are dropped as well where `isLenient`.
 */
export function bodyFromHtml(
  html: string,
  path: readonly string[],
  options: ReadingOptions = {},
  limits: BodyLimits = bodyLimits,
): BodyResult {
  const fault = tooLarge(html, 'HTML', path, limits);
  if (fault !== null) return { faults: [fault] };
  try {
    const nodes = parseHtml(html, limits.htmlDepth);
    const citations: CitationDraft[] = [];
    const collecting = { ...options, onCitation: (citation: CitationDraft) => citations.push(citation) };
    const pieces = piecesFromHtml(nodes, collecting);
    const result = withPlainPaths(checkBody(pieces.map(blockOf), path, limits), path);
    return result.faults || citations.length === 0 ? result : { ...result, citations };
  } catch (error) {
    if (!(error instanceof HtmlTooComplexError)) throw error;
    const message = `The HTML is too complex to be read: ${error.message}. Send the article's text without the page around it.`;
    return { faults: [{ code: 'TOO_LONG', message, field: path }] };
  }
}

/** HTML has no third block: its faults point at the input as a whole, and their messages quote the place. */
function withPlainPaths(result: BodyResult, path: readonly string[]): BodyResult {
  if (result.faults === undefined) return result;
  const [first, ...others] = result.faults;
  return { faults: [{ ...first, field: path }, ...others.map((fault) => ({ ...fault, field: path }))] };
}
