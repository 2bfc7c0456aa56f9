import type { CitationNumbers } from '../../citations/citation-numbers.js';
import type { ShownImage } from '../../media/image-address.js';
import type {
  Block,
  Body,
  CallToActionBlock,
  CalloutBlock,
  TableBlock,
  TestimonialBlock,
  TextBlock,
  VideoBlock,
} from '../body.js';
import { citationsToHtml } from './citations-to-html.js';
import { figureToHtml, imageToHtml } from './figure-to-html.js';
import { attributes, escapeHtml } from './html-syntax.js';
import { inlineToHtml, linkToHtml } from './inline-to-html.js';
import { headingLevelOf, sectionsOf, type Section } from '../sections.js';
import { videoAddressOf } from '../video-address.js';

export interface HtmlOptions {
  /** How a library image is shown, or null where there is none to show. */
  readonly image?: (imageId: string) => ShownImage | null;
  /** Origin of the clinic's own site (`https://example.org`): links to it are not external. */
  readonly siteOrigin?: string;
  /** `link` (usual) asks nothing of the provider until a reader follows it; `player` frames it. */
  readonly videos?: 'link' | 'player';
  /** Numbers of citations, made anew for each writing of an article; without them words stand without numbers. */
  readonly citations?: CitationNumbers;
}

/**
 * HTML of a whole body: the HTML of its sections, one after the other, then the list of citations. Every element and attribute is written here, so
 * nothing can stand in the output that is not on this page; all text is escaped. The same body gives the same bytes.
 */
export function bodyToHtml(body: Body, options: HtmlOptions = {}): string {
  const sections = sectionsOf(body, '').map((section) => sectionToHtml(section, options));
  return sections.join('') + (options.citations ? citationsToHtml(options.citations) : '');
}

/**
 * HTML of one section, the very bytes that it has within the whole body. Its citations lead to the list there: alone it is
 * shown by `withoutCitationLinks`.
 */
export function sectionToHtml(section: Section, options: HtmlOptions = {}): string {
  return blocksToHtml(section.blocks, section.anchor, options);
}

function blocksToHtml(blocks: readonly Block[], anchor: string | null, options: HtmlOptions): string {
  let html = '';
  for (let at = 0; at < blocks.length;) {
    const run = runFrom(blocks, at);
    const [first] = run;
    if (first === undefined) html += blockToHtml(blocks[at]!, anchor, options);
    else if (first.listItem === undefined) html += quoteToHtml(run, options);
    else html += listsToHtml(run, options);
    at += Math.max(1, run.length);
  }
  return html;
}

/** The list items or quotes that follow each other from here on; none where another block stands. */
function runFrom(blocks: readonly Block[], start: number): TextBlock[] {
  const run: TextBlock[] = [];
  for (const block of blocks.slice(start)) {
    if (block._type !== 'block' || runOf(block) === null || (run[0] && runOf(run[0]) !== runOf(block))) break;
    run.push(block);
  }
  return run;
}

function runOf(block: TextBlock): 'list' | 'quote' | null {
  if (block.listItem !== undefined) return 'list';
  return block.style === 'blockquote' ? 'quote' : null;
}

function blockToHtml(block: Block, anchor: string | null, options: HtmlOptions): string {
  switch (block._type) {
    case 'block':
      return textToHtml(block, anchor, options);
    case 'figure':
      return figureToHtml(block, options.image);
    case 'video':
      return videoToHtml(block, options);
    case 'callout':
      return calloutToHtml(block, options);
    case 'testimonial':
      return testimonialToHtml(block, options);
    case 'callToAction':
      return callToActionToHtml(block, options);
    case 'table':
      return tableToHtml(block, options);
    default:
      // A body of a newer build: what this one cannot write safely it does not write.
      return '';
  }
}

function textToHtml(block: TextBlock, anchor: string | null, options: HtmlOptions): string {
  const inner = inlineToHtml(block, options);
  const level = headingLevelOf(block);
  return level === null
    ? `<p>${inner}</p>\n`
    : `<h${level}${attributes({ id: anchor })}>${inner}</h${level}>\n`;
}

function quoteToHtml(run: readonly TextBlock[], options: HtmlOptions): string {
  return `<blockquote>${run.map((block) => `<p>${inlineToHtml(block, options)}</p>`).join('')}</blockquote>\n`;
}

/** Lists, nested by level. An item stays open until the next one of its level, so that deeper lists stand in it. */
function listsToHtml(items: readonly TextBlock[], options: HtmlOptions): string {
  const open: string[] = [];
  let html = '';
  for (const item of items) {
    const level = item.level ?? 1;
    const name = item.listItem === 'number' ? 'ol' : 'ul';
    while (open.length > level) html += `</li></${open.pop()}>`;
    if (open.length === level && open.at(-1) !== name) html += `</li></${open.pop()}>`;
    if (open.length === level) html += '</li>';
    else {
      html += `<${name}>`;
      open.push(name);
    }
    html += `<li>${inlineToHtml(item, options)}`;
  }
  while (open.length > 0) html += `</li></${open.pop()}>`;
  return `${html}\n`;
}

function calloutToHtml(block: CalloutBlock, options: HtmlOptions): string {
  const title = block.title === undefined ? '' : `<p class="callout-title">${escapeHtml(block.title)}</p>\n`;
  const content = blocksToHtml(block.content, null, options);
  return `<aside${attributes({ class: `callout callout-${block.tone}` })}>\n${title}${content}</aside>\n`;
}

function callToActionToHtml(block: CallToActionBlock, options: HtmlOptions): string {
  const text = block.text === undefined ? '' : `<p>${escapeHtml(block.text)}</p>\n`;
  const link = linkToHtml(block.url, escapeHtml(block.label), options.siteOrigin, 'call-to-action-link');
  const title = `<p class="call-to-action-title">${escapeHtml(block.title)}</p>`;
  return `<aside class="call-to-action">\n${title}\n${text}<p>${link}</p>\n</aside>\n`;
}

function videoToHtml(block: VideoBlock, options: HtmlOptions): string {
  const title = block.title || block.url;
  const address = options.videos === 'player' ? videoAddressOf(block.url) : null;
  const frame = address && {
    src: address.playerUrl,
    title,
    loading: 'lazy',
    allow: 'fullscreen; picture-in-picture',
  };
  const shown = frame
    ? `<iframe${attributes(frame)}></iframe>`
    : linkToHtml(block.url, escapeHtml(title), options.siteOrigin);
  return `<figure class="video">${shown}</figure>\n`;
}

/** A story whose consent stands; a bare reference shows nothing. */
function testimonialToHtml({ story }: TestimonialBlock, options: HtmlOptions): string {
  if (!story) return '';
  const image = story.image ? imageToHtml(story.image, options.image) : '';
  // Whoever tells a story cites nothing.
  const words = blocksToHtml(story.content, null, { ...options, citations: undefined });
  const from = `<figcaption>${escapeHtml(story.name)}</figcaption>`;
  return `<figure class="testimonial">${image}<blockquote>\n${words}</blockquote>${from}</figure>\n`;
}

function tableToHtml(block: TableBlock, options: HtmlOptions): string {
  const line = (row: TableBlock['rows'][number], name: string) =>
    `<tr>${row.cells.map((cell) => `<${name}>${inlineToHtml(cell, options)}</${name.slice(0, 2)}>`).join('')}</tr>`;
  const caption = block.caption === undefined ? '' : `<caption>${escapeHtml(block.caption)}</caption>`;
  const [head, ...others] = block.rows;
  const heads = block.headerRow && head ? `<thead>${line(head, 'th scope="col"')}</thead>` : '';
  const rows = (heads ? others : block.rows).map((row) => line(row, 'td')).join('');
  return `<table>${caption}${heads}${rows && `<tbody>${rows}</tbody>`}</table>\n`;
}
