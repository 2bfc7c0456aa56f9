import type { Citation } from '../../citations/citation.js';
import type {
  Block,
  Body,
  CalloutBlock,
  FigureBlock,
  Story,
  TableBlock,
  TextBlock,
  VideoBlock,
} from '../body.js';
import { footnotesToMarkdown } from './footnotes.js';
import { fenced } from './fenced-block.js';
import { inlineToMarkdown } from './inline-to-markdown.js';
import { escapeMarkdown, markdownAddress, markdownTitle, prefixed } from './markdown-syntax.js';
import { videoAddressOf } from '../video-address.js';

export interface MarkdownOptions {
  /** Address of a library image; where there is none, `image:<id>` stands for it. */
  readonly imageUrl?: (imageId: string) => string | null;
  /** The revision's citations, written as footnotes at the end. */
  readonly citations?: readonly Citation[];
}

/**
 * A body as Markdown, in the form that `bodyFromMarkdown` describes. Reading it back gives the same body but for the
 * `_key`s, as long as pictures stand as `image:<id>`. Not kept is a table without rows.
 */
export function bodyToMarkdown(body: Body, options: MarkdownOptions = {}): string {
  const parts = [blocksToMarkdown(body, options), footnotesToMarkdown(options.citations ?? [])];
  return parts
    .filter((part) => part !== '')
    .map((part) => `${part}\n`)
    .join('\n');
}

function blocksToMarkdown(blocks: readonly Block[], options: MarkdownOptions): string {
  const parts: string[] = [];
  let indents: string[] = [];
  let numbers: number[] = [];
  for (const [at, block] of blocks.entries()) {
    const isItem = block._type === 'block' && block.listItem !== undefined;
    if (!isItem) {
      [indents, numbers] = [[], []];
      parts.push(at === 0 ? '' : '\n\n', blockToMarkdown(block, options));
      continue;
    }
    const level = block.level ?? 1;
    const isNewList = kindAt(blocks, at, level) !== block.listItem;
    const number = isNewList ? 1 : (numbers[level - 1] ?? 0) + 1;
    numbers = [...numbers.slice(0, level - 1), number];
    const marker = block.listItem === 'number' ? `${number}. ` : '- ';
    const indent = indents.slice(0, level - 1).join('');
    indents = [...indents.slice(0, level - 1), ' '.repeat(marker.length)];
    const text = inlineToMarkdown(block, 'lines');
    const isFirst = !isListItem(blocks[at - 1]);
    parts.push(at === 0 ? '' : isFirst ? '\n\n' : '\n', prefixed(text, indent + marker, indents.join('')));
  }
  return parts.join('');
}

/** Kind of the item that stands before this one on its level in the same list; null where this one is the first. */
function kindAt(blocks: readonly Block[], at: number, level: number): string | null {
  for (let before = at - 1; before >= 0; before -= 1) {
    const block = blocks[before]!;
    if (!isListItem(block) || (block.level ?? 1) < level) return null;
    if ((block.level ?? 1) === level) return block.listItem ?? null;
  }
  return null;
}

function isListItem(block: Block | undefined): block is TextBlock {
  return block?._type === 'block' && block.listItem !== undefined;
}

/** A story that is shown: a quotation with who said it. Only for readers, so it is not read back. */
function storyToMarkdown({ name, content, image }: Story, options: MarkdownOptions): string {
  const portrait = image
    ? `${figureToMarkdown({ _type: 'figure', _key: 'portrait', imageId: image.imageId, alt: image.alt }, options)}\n\n`
    : '';
  const words = `${blocksToMarkdown(content, options)}\n\n— ${escapeMarkdown(name)}`;
  return portrait + prefixed(words, '> ', '> ');
}

function blockToMarkdown(block: Block, options: MarkdownOptions): string {
  switch (block._type) {
    case 'block':
      return textToMarkdown(block);
    case 'figure':
      return figureToMarkdown(block, options);
    case 'video':
      return videoToMarkdown(block);
    case 'callout':
      return calloutToMarkdown(block, options);
    case 'testimonial':
      return block.story
        ? storyToMarkdown(block.story, options)
        : fenced('testimonial', { id: block.testimonial._ref });
    case 'callToAction':
      return fenced('call-to-action', {
        title: block.title,
        text: block.text,
        label: block.label,
        url: block.url,
      });
    default:
      return tableToMarkdown(block);
  }
}

function textToMarkdown(block: TextBlock): string {
  switch (block.style) {
    case 'normal': {
      const text = inlineToMarkdown(block, 'lines');
      // Bare, it would read as the video itself.
      return isLinkToVideo(block) ? `<span>${text}</span>` : text;
    }
    case 'blockquote':
      return prefixed(inlineToMarkdown(block, 'lines'), '> ', '> ');
    default:
      // Signs that end a heading would be taken for its closing ones.
      return `${'#'.repeat(Number(block.style.slice(1)))} ${inlineToMarkdown(block, 'tags').replace(/(?<!\\)#$/, '\\#')}`;
  }
}

function isLinkToVideo({ children, markDefs }: TextBlock): boolean {
  const link = markDefs.find((mark) => mark._type === 'link');
  if (!link || videoAddressOf(link.href) === null) return false;
  return children.every(({ marks }) => marks.includes(link._key));
}

function figureToMarkdown(block: FigureBlock, options: MarkdownOptions): string {
  const { imageId, caption, credit } = block;
  const address = imageId === null ? '' : (options.imageUrl?.(imageId) ?? `image:${imageId}`);
  // A caption that looks like a credit gets an empty one after it.
  const isMistakable = credit === undefined && caption?.startsWith('Credit:') === true;
  const lines = [caption, credit === undefined && !isMistakable ? undefined : `Credit: ${credit ?? ''}`];
  const title = lines.filter((line) => line !== undefined).join('\n');
  return `![${escapeMarkdown(block.alt)}](${markdownAddress(address)}${title && ` ${markdownTitle(title)}`})`;
}

function videoToMarkdown(block: VideoBlock): string {
  const isBare = block.title === '' && block.durationSeconds === undefined && block.url.length < 300;
  if (isBare && videoAddressOf(block.url) !== null) return block.url;
  return fenced('video', { url: block.url, title: block.title, durationSeconds: block.durationSeconds });
}

function calloutToMarkdown(block: CalloutBlock, options: MarkdownOptions): string {
  const title = block.title === undefined ? '' : ` ${escapeMarkdown(block.title)}`;
  const content = blocksToMarkdown(block.content, options);
  return prefixed(`[!${block.tone.toUpperCase()}]${title}${content && `\n\n${content}`}`, '> ', '> ');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function tableToMarkdown(block: TableBlock): string {
  if (block.rows.length === 0) return '';
  const width = block.rows[0]!.cells.length;
  const rows = block.rows.map((row) => line(row.cells.map((cell) => inlineToMarkdown(cell, 'tags'))));
  const [head, ...others] = block.headerRow ? rows : [line(Array<string>(width).fill('')), ...rows];
  const table = [head, line(Array<string>(width).fill('---')), ...others].join('\n');
  if (block.caption !== undefined) return `Table: ${escapeMarkdown(block.caption)}\n\n${table}`;
  return table;
}
