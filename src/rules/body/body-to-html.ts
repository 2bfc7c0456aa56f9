import type { Body } from './body.js';

export interface HtmlOptions {
  /** Address of a library image, or null where there is none to show. */
  readonly imageUrl?: (imageId: string) => string | null;
  /** The words of a testimonial whose consent stands, or null. */
  readonly testimonial?: (id: string) => { readonly text: string; readonly attribution?: string } | null;
  /** Origin of the clinic's own site (`https://example.org`): links to it are not external. */
  readonly siteOrigin?: string;
}

export function bodyToHtml(body: Body, options: HtmlOptions = {}): string {
  throw new Error(`to be written: ${body.length} ${options.siteOrigin}`);
}
