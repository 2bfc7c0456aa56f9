import { imageIdFrom, type DraftBlock, type ReadingOptions } from '../body-draft.js';
import { attributeOf, findElements, hasClass, type HtmlElement, type HtmlNode } from './parse-html.js';
import { isWebAddress } from '../safe-link.js';
import { videoAddressOf } from '../video-address.js';

/** The words beneath a picture, video or table. */
export interface Caption {
  readonly caption: string;
  readonly credit: string;
}

export const noCaption: Caption = { caption: '', credit: '' };

/** A `<figcaption>`; what has the class `credit` in it says whose the picture is. */
export function captionOf(element: HtmlElement, plainOf: (nodes: readonly HtmlNode[]) => string): Caption {
  const [credit] = findElements(element, (part) => hasClass(part, 'credit'));
  return {
    caption: plainOf(element.childNodes.filter((node) => node !== credit)),
    credit: credit ? plainOf(credit.childNodes) : '',
  };
}

/** What `bodyToHtml` writes in place of a picture that is not to be had. */
export function isStandIn(element: HtmlElement): boolean {
  return element.tagName === 'div' && attributeOf(element, 'role') === 'img';
}

export function imageBlock(element: HtmlElement, words: Caption, options: ReadingOptions): DraftBlock {
  const src = (attributeOf(element, 'src') ?? '').trim();
  return {
    _type: 'figure',
    imageId: imageIdFrom(src, options),
    alt: attributeOf(element, isStandIn(element) ? 'aria-label' : 'alt') ?? '',
    ...words,
  };
}

/** The video of an `<iframe>` or `<video>`; of something else a frame, which the check refuses, or null in a lenient reading. */
export function videoBlock(element: HtmlElement, words: Caption, options: ReadingOptions): DraftBlock | null {
  const [source] = findElements(element, (part) => part.tagName === 'source');
  const src = (attributeOf(element, 'src') ?? (source && attributeOf(source, 'src')) ?? '').trim();
  const known = videoAddressOf(src);
  const isFile = element.tagName === 'video' && isWebAddress(src);
  const title = attributeOf(element, 'title') || words.caption;
  if (known !== null || isFile) return { _type: 'video', url: known?.pageUrl ?? src, title };
  return options.isLenient ? null : { _type: 'frame', address: src };
}
