import { CITATION_KEY } from '../../citations/citation.js';
import type { CitationDraft } from '../../citations/check-citations.js';
import {
  attributeOf,
  findElements,
  hasClass,
  isElement,
  type HtmlElement,
  type HtmlNode,
} from './parse-html.js';

type PlainOf = (nodes: readonly HtmlNode[]) => string;

/** The keys that the words within `<cite data-citation="key">` rest on; several are parted by blanks. */
export function keysOfCite(element: HtmlElement): string[] {
  const keys = element.tagName === 'cite' ? attributeOf(element, 'data-citation') : null;
  return keys === null ? [] : keys.split(/\s+/).filter((key) => key !== '');
}

/** The keys of a number behind words, `<sup><a href="#citation-key">[1]</a></sup>`; none for any other element. */
export function keysOfNumber(element: HtmlElement): string[] {
  if (element.tagName !== 'sup') return [];
  const links = element.childNodes.filter(isElement);
  const keys = links.map((link) => /^#citation-(.+)$/.exec(attributeOf(link, 'href') ?? '')?.[1]);
  return keys.every((key) => key !== undefined && CITATION_KEY.test(key)) ? keys.map(String) : [];
}

/** Whether an element is the list at the end of an article. */
export function isCitationList(element: HtmlElement): boolean {
  return element.tagName === 'section' && hasClass(element, 'citations');
}

/** The citations that such a list defines, each called by the number it had. */
export function citationsFromList(list: HtmlElement, plainOf: PlainOf): CitationDraft[] {
  return findElements(list, (part) => part.tagName === 'li').flatMap((item) => {
    const key = /^citation-(.+)$/.exec(attributeOf(item, 'id') ?? '')?.[1];
    return key === undefined ? [] : [citationFromItem(key, item, plainOf)];
  });
}

function citationFromItem(key: string, item: HtmlElement, plainOf: PlainOf): CitationDraft {
  const links = findElements(item, (part) => part.tagName === 'a').filter(
    (link) => attributeOf(link, 'role') !== 'doc-backlink',
  );
  const labelled = (label: string) => {
    const link = links.find((one) => plainOf(one.childNodes).startsWith(label));
    return link ? plainOf(link.childNodes).slice(label.length) : null;
  };
  const page = links.find((link) => !/^(?:doi|PMID):/.test(plainOf(link.childNodes)));
  const [text] = findElements(item, (part) => hasClass(part, 'citation-text'));
  const [day] = findElements(item, (part) => part.tagName === 'time');
  return {
    key,
    text: plainOf(text ? text.childNodes : item.childNodes.filter(isWord)),
    url: page ? attributeOf(page, 'href') : null,
    doi: labelled('doi:'),
    pmid: labelled('PMID:'),
    accessedOn: day ? attributeOf(day, 'datetime') : null,
  };
}

function isWord(node: HtmlNode): boolean {
  return !isElement(node) || (node.tagName !== 'a' && node.tagName !== 'time');
}
