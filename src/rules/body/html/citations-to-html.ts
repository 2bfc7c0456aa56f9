import { doiUrl, pubMedUrl, type Citation } from '../../citations/citation.js';
import type { CitationNumbers } from '../../citations/citation-numbers.js';
import { isWebAddress } from '../safe-link.js';
import { attributes, escapeHtml } from './html-syntax.js';

// Roles of the Digital Publishing ARIA module: screen readers tell a note from a link, and read the list as one of notes.

/** The number behind words that rest on a citation; nothing where the article has no such citation. */
export function citationMarkToHtml(key: string, numbers: CitationNumbers | undefined): string {
  const use = numbers?.use(key);
  if (!use) return '';
  const { number, id } = use;
  return `<sup class="citation"><a${attributes({ href: `#citation-${number}`, id, role: 'doc-noteref' })}>[${number}]</a></sup>`;
}

/**
 * The list that ends an article's HTML, in the order of the numbers, with links back to every place that cites; empty where
 * nothing is cited. Call it when all sections are written: until then `numbers` does not know the places.
 */
export function citationsToHtml(numbers: CitationNumbers): string {
  if (numbers.citations.length === 0) return '';
  const items = numbers.citations.map((citation, index) =>
    itemToHtml(citation, index + 1, numbers.idsOf(index + 1)),
  );
  return `<section class="citations" role="doc-endnotes">\n<ol>\n${items.join('')}</ol>\n</section>\n`;
}

function itemToHtml(citation: Citation, number: number, backIds: readonly string[]): string {
  const { url, doi, pmid, accessedOn } = citation;
  const links = [
    ...(url !== null && isWebAddress(url) ? [externalLink(url, url)] : []),
    ...(doi === null ? [] : [externalLink(doiUrl(doi), `doi:${doi}`)]),
    ...(pmid === null ? [] : [externalLink(pubMedUrl(pmid), `PMID:${pmid}`)]),
    ...(accessedOn === null
      ? []
      : [`<time${attributes({ datetime: accessedOn })}>${escapeHtml(accessedOn)}</time>`]),
  ];
  const back = backIds.map(
    (id) => `<a${attributes({ href: `#${id}`, role: 'doc-backlink', 'aria-label': `[${number}]` })}>↩</a>`,
  );
  const text = `<span class="citation-text">${escapeHtml(citation.text)}</span>`;
  return `<li${attributes({ id: `citation-${number}` })}>${[text, ...links, ...back].join(' ')}</li>\n`;
}

function externalLink(href: string, words: string): string {
  return `<a${attributes({ href, rel: 'noopener' })}>${escapeHtml(words)}</a>`;
}

const MARK =
  /<sup class="citation"><a href="#citation-\d+" id="cited-[\d-]+" role="doc-noteref">(\[\d+\])<\/a><\/sup>/g;

/**
 * A section's HTML to stand alone: the numbers stay, their links go, for the list they lead to stands elsewhere and the list's
 * links back need ids that are there once. Only what `citationMarkToHtml` wrote can match, as text is escaped.
 */
export function withoutCitationLinks(html: string): string {
  return html.includes('<sup class="citation">')
    ? html.replace(MARK, '<sup class="citation">$1</sup>')
    : html;
}
