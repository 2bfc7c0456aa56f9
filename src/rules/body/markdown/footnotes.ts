import type { CitationDraft } from '../../citations/check-citations.js';
import type { Citation } from '../../citations/citation.js';
import { plainOfTokens } from './inline-from-markdown.js';
import { escapeMarkdown } from './markdown-syntax.js';
import { parseMarkdownLine } from './parse-markdown.js';

/**
 * A footnote is a citation: the text, then what it is found by, in any order and each of them optional.
 *
 *     [^holland]: Holland J, Bernstein J. Bell's palsy. BMJ Clin Evid 2014. <https://example.org/1> doi:10.1000/1 PMID:24717284 accessed:2026-01-31
 */
const ENDING =
  /(?:^|\s)(?:<(?<angled>https?:\/\/[^\s<>]+)>|(?<bare>https?:\/\/[^\s<>]+)|doi: ?(?<doi>10\.\S+)|PMID: ?(?<pmid>\d+)|accessed: ?(?<accessedOn>\d{4}-\d{2}-\d{2}))$/i;

/** The citation that a footnote defines. One without words is called by its address. */
export function citationFromFootnote(key: string, markdown: string): CitationDraft {
  let rest = markdown;
  const found: Partial<Record<string, string>> = {};
  for (;;) {
    const ending = ENDING.exec(rest);
    const [name, value] = Object.entries(ending?.groups ?? {}).find(([, group]) => group !== undefined) ?? [];
    const field = name === 'angled' || name === 'bare' ? 'url' : name;
    if (!ending || field === undefined || value === undefined || found[field] !== undefined) break;
    found[field] = value;
    rest = rest.slice(0, ending.index).trimEnd();
  }
  const text = plainOfTokens(parseMarkdownLine(rest)) || found['url'] || found['doi'] || found['pmid'] || '';
  return {
    key,
    text,
    url: found['url'] ?? null,
    doi: found['doi'] ?? null,
    pmid: found['pmid'] ?? null,
    accessedOn: found['accessedOn'] ?? null,
  };
}

/** The footnotes that stand at the end of an article, in the order of the list. */
export function footnotesToMarkdown(citations: readonly Citation[]): string {
  return citations.map(footnoteToMarkdown).join('\n');
}

function footnoteToMarkdown({ key, text, url, doi, pmid, accessedOn }: Citation): string {
  const escaped = escapeMarkdown(text).replace(/(doi|PMID|accessed):/gi, '$1\\:');
  const parts = [
    `[^${key}]:`,
    escaped,
    ...(url === null ? [] : [`<${url.replaceAll('<', '%3C').replaceAll('>', '%3E')}>`]),
    ...(doi === null ? [] : [`doi:${doi}`]),
    ...(pmid === null ? [] : [`PMID:${pmid}`]),
    ...(accessedOn === null ? [] : [`accessed:${accessedOn}`]),
  ];
  return parts.join(' ');
}
