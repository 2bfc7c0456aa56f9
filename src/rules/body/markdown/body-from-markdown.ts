import type { CitationDraft } from '../../citations/check-citations.js';
import { bodyLimits, type BodyLimits } from '../body.js';
import { blockOf, type ReadingOptions } from '../body-draft.js';
import { checkBody, type BodyResult } from '../check/check-body.js';
import { MarkdownReader, type PlacedPiece } from './markdown-reader.js';
import { HtmlTooComplexError } from '../html/parse-html.js';
import { parseMarkdown } from './parse-markdown.js';
import { tooLarge } from '../check/too-large.js';

/**
 * A body of Markdown: CommonMark with GitHub's tables, strikethrough and alerts. `bodyToMarkdown` writes the same.
 *
 * - `#` and `##` make h2, `###` h3, deeper ones h4; a line break within a paragraph is a blank, a hard one stays.
 * - `![alternative text](address "Caption")` makes a figure. A second line of the title, `Credit: name`, says whose the
 *   picture is; the address `image:<id>` names an image of the library.
 * - `> [!NOTE] Title` and TIP, WARNING (or CAUTION), IMPORTANT begin a callout. The title may be missing.
 * - A paragraph `Table: Caption` right before a table is its caption. An empty head means that there is none.
 * - An address of YouTube or Vimeo alone in a paragraph makes a video without a title, `[Title](address)` one with it. A link
 *   to a video that shall stay a link has other words beside it, or stands within a tag such as `<span>`.
 * - Fences named `call-to-action`, `video` and `testimonial` make those blocks (fenced-block.ts shows how); any other
 *   fence is a paragraph of code. Horizontal rules have no place in a body and are dropped.
 * - `words[^key]` cites, and `[^key]: text` defines the citation; footnotes.ts shows how it tells address, DOI, PMID and day.
 * - HTML is read as `bodyFromHtml` reads it; within text only tags of marks count: u, sub, sup, b, i, s, code, br.
 *
 * Faults point at the input as a whole; their messages begin with the line.
 */
export function bodyFromMarkdown(
  markdown: string,
  path: readonly string[],
  options: ReadingOptions = {},
  limits: BodyLimits = bodyLimits,
): BodyResult {
  const fault = tooLarge(markdown, 'Markdown', path, limits);
  if (fault !== null) return { faults: [fault] };
  try {
    const citations: CitationDraft[] = [];
    const collecting = { ...options, onCitation: (citation: CitationDraft) => citations.push(citation) };
    const pieces = new MarkdownReader(collecting, limits.htmlDepth).read(parseMarkdown(markdown));
    const result = withLines(checkBody(pieces.map(blockOf), path, limits), pieces, path);
    return result.faults || citations.length === 0 ? result : { ...result, citations };
  } catch (error) {
    if (!(error instanceof HtmlTooComplexError)) throw error;
    const message = `The HTML within the Markdown is too complex to be read: ${error.message}.`;
    return { faults: [{ code: 'TOO_LONG', message, field: path }] };
  }
}

function withLines(result: BodyResult, pieces: readonly PlacedPiece[], path: readonly string[]): BodyResult {
  if (result.faults === undefined) return result;
  const [first, ...others] = result.faults.map((fault) => {
    const line = pieces[Number(fault.field?.[path.length] ?? Number.NaN)]?.line;
    return {
      ...fault,
      field: path,
      message: line === undefined ? fault.message : `Line ${line}: ${fault.message}`,
    };
  });
  return first === undefined ? result : { faults: [first, ...others] };
}
