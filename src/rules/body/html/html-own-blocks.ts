import type { DraftBlock } from '../body-draft.js';
import { attributeOf, findElements, hasClass, type HtmlElement, type HtmlNode } from './parse-html.js';

type PlainOf = (nodes: readonly HtmlNode[]) => string;

/** A video or call to action as `bodyToHtml` writes it, so that exported HTML comes back whole; else null. */
export function ownBlockFrom(element: HtmlElement, plainOf: PlainOf): DraftBlock | null {
  if (element.tagName === 'figure' && hasClass(element, 'video')) return ownVideo(element, plainOf);
  if (element.tagName === 'aside' && hasClass(element, 'call-to-action'))
    return ownCallToAction(element, plainOf);
  return null;
}

function ownVideo(element: HtmlElement, plainOf: PlainOf): DraftBlock | null {
  const [link] = findElements(element, (part) => part.tagName === 'a');
  if (!link) return null;
  const url = attributeOf(link, 'href') ?? '';
  const title = plainOf(link.childNodes);
  return { _type: 'video', url, title: title === url ? '' : title };
}

function ownCallToAction(element: HtmlElement, plainOf: PlainOf): DraftBlock {
  const [link] = findElements(element, (part) => part.tagName === 'a');
  const words = (part: HtmlElement | undefined) => (part ? plainOf(part.childNodes) : '');
  const paragraphs = findElements(element, (part) => part.tagName === 'p');
  const isText = (part: HtmlElement) =>
    !isTitle(part) && findElements(part, (inner) => inner === link).length === 0;
  return {
    _type: 'callToAction',
    title: words(paragraphs.find(isTitle)),
    text: words(paragraphs.find(isText)),
    label: words(link),
    url: (link && attributeOf(link, 'href')) ?? '',
  };
}

function isTitle(element: HtmlElement): boolean {
  return hasClass(element, 'call-to-action-title');
}
