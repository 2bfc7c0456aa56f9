import type { FigureBlock } from '../body.js';
import { attributes, escapeHtml } from './html-syntax.js';

/**
 * A figure with its image, or, while the image is not to be had, with a stand-in that tells its alternative text. The
 * role stands on the stand-in and not on the figure: a figure with the role of an image hides its caption from screen
 * readers.
 */
export function figureToHtml(
  block: FigureBlock,
  imageUrl: ((imageId: string) => string | null) | undefined,
): string {
  const src = block.imageId === null ? null : (imageUrl?.(block.imageId) ?? null);
  const image = src === null || !isImageAddress(src) ? standIn(block.alt) : picture(src, block.alt);
  const credit = block.credit === undefined ? '' : `<span class="credit">${escapeHtml(block.credit)}</span>`;
  const caption = [escapeHtml(block.caption ?? ''), credit].filter(Boolean).join(' ');
  return `<figure>${image}${caption && `<figcaption>${caption}</figcaption>`}</figure>\n`;
}

function picture(src: string, alt: string): string {
  return `<img${attributes({ src, alt, loading: 'lazy' })}>`;
}

function standIn(alt: string): string {
  return `<div${attributes({ role: 'img', 'aria-label': alt })}></div>`;
}

/** The caller's addresses are ours to trust, but none that runs is ever right. */
function isImageAddress(src: string): boolean {
  return /^(?:https?:\/\/|\/)/i.test(src);
}
