import type { Body, FigureBlock, InlineText, Story, VideoBlock } from './body.js';

/** The figures in their order: of the body and of the stories that are shown. */
export function figuresOf(body: Body): FigureBlock[] {
  return body.flatMap((block) => {
    if (block._type === 'figure') return [block];
    return block._type === 'testimonial' && block.story ? figuresOf(block.story.content) : [];
  });
}

/** The videos in their order. */
export function videosOf(body: Body): VideoBlock[] {
  return body.filter((block) => block._type === 'video');
}

/** How many images a reader sees, as reading times count them: figures, and portraits of stories that are shown. */
export function countImages(body: Body): number {
  return figuresOf(body).length + portraitsOf(body).length;
}

/** The portraits of the stories that are shown, in their order. */
export function portraitsOf(body: Body): NonNullable<Story['image']>[] {
  return body.flatMap((block) =>
    block._type === 'testimonial' && block.story?.image ? [block.story.image] : [],
  );
}

/** A link where it stands in a body. */
export interface BodyLink {
  readonly href: string;
  /** The words that are linked. */
  readonly text: string;
  /** `_key` of the top-level block. */
  readonly blockKey: string;
}

/** Every link in its order: of texts, callouts, tables and calls to action. */
export function linksOf(body: Body): BodyLink[] {
  return body.flatMap((block): BodyLink[] => {
    switch (block._type) {
      case 'block':
        return linksIn(block, block._key);
      case 'callout':
        return block.content.flatMap((text) => linksIn(text, block._key));
      case 'table':
        return block.rows.flatMap((row) => row.cells.flatMap((cell) => linksIn(cell, block._key)));
      case 'callToAction':
        return block.url === '' ? [] : [{ href: block.url, text: block.label, blockKey: block._key }];
      default:
        return [];
    }
  });
}

function linksIn(text: InlineText, blockKey: string): BodyLink[] {
  const links = text.markDefs.filter((mark) => mark._type === 'link');
  const words = new Map<string, string>(links.map((link) => [link._key, '']));
  for (const span of text.children) {
    for (const mark of span.marks) if (words.has(mark)) words.set(mark, words.get(mark)! + span.text);
  }
  return links.map((link) => ({ href: link.href, text: words.get(link._key) ?? '', blockKey }));
}
