import type { Body } from './body.js';

export interface MarkdownOptions {
  /** Address of a library image; where it is missing or null, `image:<id>` stands for it. */
  readonly imageUrl?: (imageId: string) => string | null;
}

export function bodyToMarkdown(body: Body, options: MarkdownOptions = {}): string {
  throw new Error(`to be written: ${body.length} ${String(options.imageUrl)}`);
}
