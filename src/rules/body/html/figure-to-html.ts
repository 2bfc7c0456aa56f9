import type { ShownImage } from '../../media/image-address.js';
import type { FigureBlock } from '../body.js';
import { attributes, escapeHtml } from './html-syntax.js';

/**
 * A figure with its image, or, while the image is not to be had, with a stand-in that tells its alternative text. The
 * role stands on the stand-in and not on the figure: a figure with the role of an image hides its caption from screen
 * readers.
 */
export function figureToHtml(
  block: FigureBlock,
  imageOf: ((imageId: string) => ShownImage | null) | undefined,
): string {
  const image = imageToHtml(block, imageOf);
  const credit = block.credit === undefined ? '' : `<span class="credit">${escapeHtml(block.credit)}</span>`;
  const caption = [escapeHtml(block.caption ?? ''), credit].filter(Boolean).join(' ');
  return `<figure>${image}${caption && `<figcaption>${caption}</figcaption>`}</figure>\n`;
}

/** The image alone, or its stand-in. */
export function imageToHtml(
  { imageId, alt }: { readonly imageId: string | null; readonly alt: string },
  imageOf: ((imageId: string) => ShownImage | null) | undefined,
): string {
  const shown = imageId === null ? null : (imageOf?.(imageId) ?? null);
  return shown === null || !isImageAddress(shown.src) ? standIn(alt) : picture(shown, alt);
}

/** Width and height keep the room free while the picture loads. */
function picture(shown: ShownImage, alt: string): string {
  const { src, srcset, sizes, width, height } = shown;
  return `<img${attributes({
    src,
    srcset: isSrcset(srcset) ? srcset : null,
    sizes: sizes ?? null,
    width: String(width),
    height: String(height),
    alt,
    loading: 'lazy',
    decoding: 'async',
  })}>`;
}

function standIn(alt: string): string {
  return `<div${attributes({ role: 'img', 'aria-label': alt })}></div>`;
}

/** The caller's addresses are ours to trust, but none that runs is ever right. */
function isImageAddress(src: string): boolean {
  return /^(?:https?:\/\/|\/)/i.test(src);
}

function isSrcset(srcset: string): boolean {
  return srcset !== '' && srcset.split(', ').every(isImageAddress);
}
