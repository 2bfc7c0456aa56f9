import type { Body, InlineText, MarkDefinition } from '../body/body.js';
import { shown } from '../body/clean-text.js';
import { checkBody } from '../body/check/check-body.js';
import type { Fault } from '../domain-error.js';
import type { Citation } from './citation.js';
import { citationUsesOf } from './citation-numbers.js';
import { mergeCitations } from './merge-citations.js';

/** A body and its citations, of which neither asks for what the other lacks. */
export interface CitedBody {
  readonly body: Body;
  readonly citations: readonly Citation[];
}

/** Merges duplicates among the citations; marks in the body name those that are left. */
export function withoutDuplicates(body: Body, citations: readonly Citation[]): CitedBody {
  const merged = mergeCitations(citations);
  if (merged.renamed.size === 0) return { body, citations };
  const renamed = repointed(body, merged.renamed);
  // Two marks of one text may name the same citation now: the check makes one of them.
  return { body: checkBody(renamed, []).body ?? renamed, citations: merged.citations };
}

/**
 * Marks of citations that the list lacks, each once.
 *
 * @param fieldOf where the text of a block stands in the input
 */
export function danglingFaults(
  body: Body,
  citations: readonly Citation[],
  fieldOf: (blockIndex: number) => readonly string[],
): Fault[] {
  const known = new Set(citations.map(({ key }) => key));
  const faults = new Map<string, Fault>();
  for (const { key, blockIndex } of citationUsesOf(body)) {
    if (known.has(key) || faults.has(key)) continue;
    faults.set(key, { code: 'NOT_FOUND', message: dangling(key, known), field: fieldOf(blockIndex) });
  }
  return [...faults.values()];
}

function dangling(key: string, known: ReadonlySet<string>): string {
  const some = [...known].slice(0, 20).map(shown).join(', ');
  const which =
    some === '' ? 'The article has none.' : `There are ${some}${known.size > 20 ? ' and more' : ''}.`;
  return `The text cites ${shown(key)}, but no citation has that key. ${which}`;
}

/** Places in the list of citations that the text never names. */
export function unusedCitations(body: Body, citations: readonly Citation[]): number[] {
  const used = new Set(citationUsesOf(body).map(({ key }) => key));
  return citations.flatMap(({ key }, index) => (used.has(key) ? [] : [index]));
}

function repointed(body: Body, renamed: ReadonlyMap<string, string>): Body {
  const point = <Text extends InlineText>(text: Text): Text => ({
    ...text,
    markDefs: text.markDefs.map((mark): MarkDefinition =>
      mark._type === 'citation' ? { ...mark, citation: renamed.get(mark.citation) ?? mark.citation } : mark,
    ),
  });
  return body.map((block) => {
    switch (block._type) {
      case 'block':
        return point(block);
      case 'callout':
        return { ...block, content: block.content.map(point) };
      case 'table':
        return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(point) })) };
      default:
        return block;
    }
  });
}
