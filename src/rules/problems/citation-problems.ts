import type { Body } from '../body/body.js';
import { shown } from '../body/clean-text.js';
import type { Citation } from '../citations/citation.js';
import { unusedCitations } from '../citations/cited-body.js';
import { warning, type Problem } from './problem.js';

/** Works of the list that the text never names. */
export function citationProblems(body: Body, citations: readonly Citation[]): Problem[] {
  return unusedCitations(body, citations).map((index) => {
    const message = `The text never cites ${shown(citations[index]!.text)}. Bind it to the words that rest on it, or take it off the list.`;
    return warning('CITATION_UNUSED', message, ['citations', String(index)]);
  });
}
