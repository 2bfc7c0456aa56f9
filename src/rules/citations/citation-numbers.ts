import type { Body, InlineText } from '../body/body.js';
import { markTreeOf, type MarkNode } from '../body/mark-tree.js';
import { citationUrl, type Citation, type NumberedCitation } from './citation.js';

/** Where the text cites: the key, and the place of the top-level block. */
export interface CitationUse {
  readonly key: string;
  readonly blockIndex: number;
}

/** Every use of a citation in the order in which readers meet its number. Stories are quoted and cite nothing. */
export function citationUsesOf(body: Body): CitationUse[] {
  return body.flatMap((block, blockIndex) => {
    const texts: readonly InlineText[] =
      block._type === 'block'
        ? [block]
        : block._type === 'callout'
          ? block.content
          : block._type === 'table'
            ? block.rows.flatMap((row) => row.cells)
            : [];
    return texts.flatMap((text) => usesIn(text).map((key) => ({ key, blockIndex })));
  });
}

function usesIn(text: InlineText): string[] {
  if (!text.markDefs.some((mark) => mark._type === 'citation')) return [];
  const keysOf = (nodes: readonly MarkNode[]): string[] =>
    nodes.flatMap((node) => {
      if (node.kind === 'text') return [];
      const inner = keysOf(node.children);
      return node.kind === 'citation' ? [...inner, node.mark.citation] : inner;
    });
  return keysOf(markTreeOf(text));
}

/** The citations in the order of their numbers: as the text first names them, then those it does not, in the list's order. */
export function inNumberOrder(body: Body, citations: readonly Citation[]): Citation[] {
  const byKey = new Map(citations.map((citation) => [citation.key, citation]));
  const named = new Set(citationUsesOf(body).map((use) => use.key));
  const keys = [...[...named].filter((key) => byKey.has(key)), ...byKey.keys()];
  return [...new Set(keys)].map((key) => byKey.get(key)!);
}

/** The same as readers get them. */
export function numberedCitations(body: Body, citations: readonly Citation[]): NumberedCitation[] {
  return inNumberOrder(body, citations).map(({ key, text, url, doi, pmid, accessedOn }, index) => ({
    number: index + 1,
    key,
    text,
    url: citationUrl({ url, doi, pmid }),
    doi,
    pmid,
    accessedOn,
  }));
}

/** Numbers while HTML is written: each use of a citation gets an id of its own. One instance writes one article. */
export class CitationNumbers {
  /** In the order of their numbers. */
  readonly citations: readonly Citation[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly uses = new Map<number, number>();

  constructor(body: Body, citations: readonly Citation[]) {
    this.citations = inNumberOrder(body, citations);
    this.numbers = new Map(this.citations.map(({ key }, index) => [key, index + 1]));
  }

  /** The number that stands at the next use, and the id of that place; null for a citation that is not in the list. */
  use(key: string): { readonly number: number; readonly id: string } | null {
    const number = this.numbers.get(key);
    if (number === undefined) return null;
    const uses = (this.uses.get(number) ?? 0) + 1;
    this.uses.set(number, uses);
    return { number, id: useId(number, uses) };
  }

  /** Ids of the places where a number was used. */
  idsOf(number: number): string[] {
    return Array.from({ length: this.uses.get(number) ?? 0 }, (_, index) => useId(number, index + 1));
  }
}

function useId(number: number, use: number): string {
  return use === 1 ? `cited-${number}` : `cited-${number}-${use}`;
}
