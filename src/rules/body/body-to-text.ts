import type { Block, Body, InlineText } from './body.js';

/**
 * The words that a reader reads, for search, word counts and readability. Paragraphs stand between blank lines, list
 * items and table rows on lines of their own, cells between tabs. Captions and titles of videos and callouts count,
 * for they are read on the page. Left out are alternative texts (they stand in for a picture, which reading times count
 * apart), credits, stories that are not filled in, and calls to action (they advertise, and would find every article
 * that carries the same one).
 */
export function bodyToText(body: Body): string {
  let text = '';
  let previous: Block | null = null;
  for (const block of body) {
    const words = wordsOf(block);
    if (words === '') continue;
    if (previous !== null) text += isListItem(previous) && isListItem(block) ? '\n' : '\n\n';
    text += words;
    previous = block;
  }
  return text;
}

function isListItem(block: Block): boolean {
  return block._type === 'block' && block.listItem !== undefined;
}

function wordsOf(block: Block): string {
  switch (block._type) {
    case 'block':
      return inlineToText(block);
    case 'figure':
      return block.caption ?? '';
    case 'video':
      return block.title;
    case 'callout':
      return [block.title ?? '', bodyToText(block.content)].filter(Boolean).join('\n\n');
    case 'testimonial':
      return block.story ? [bodyToText(block.story.content), block.story.name].join('\n\n') : '';
    case 'table':
      return [
        block.caption ?? '',
        ...block.rows.map((row) => row.cells.map(inlineToText).join('\t').trimEnd()),
      ]
        .filter(Boolean)
        .join('\n');
    default:
      return '';
  }
}

/** The text of spans, one after the other, without blanks at the ends. */
export function inlineToText(text: InlineText): string {
  return text.children
    .map((span) => span.text)
    .join('')
    .trim();
}
