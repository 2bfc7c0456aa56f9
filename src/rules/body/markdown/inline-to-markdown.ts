import type { Decorator, InlineText } from '../body.js';
import {
  encodeBlank,
  escapeLineStart,
  escapeMarkdown,
  markdownAddress,
  markdownCode,
} from './markdown-syntax.js';
import { markTreeOf, type MarkNode } from '../mark-tree.js';

const delimiters: Readonly<Partial<Record<Decorator, string>>> = {
  strong: '**',
  em: '_',
  'strike-through': '~~',
};
const tags: Readonly<Record<Decorator, string>> = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  'strike-through': 's',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
};

/** Paragraphs have lines; the text of a heading or a table cell stands on one, with `<br>` for breaks. */
export type LineBreaks = 'lines' | 'tags';

/** Text with marks as Markdown. Where delimiters would not be recognised, the HTML tag stands instead. */
export function inlineToMarkdown(text: InlineText, breaks: LineBreaks): string {
  const nodes = markTreeOf(text);
  const written = write(nodes, '', '', breaks);
  // A backslash that ends a paragraph breaks no line.
  const ended = written.replace(/(?:\\\n)+$/, (end) => encodeBlank('\n'.repeat(end.length / 2)));
  const inner = ended.replace(/^\s+|\s+$/g, encodeBlank);
  return inner.split('\n').map(escapeLineStart).join('\n');
}

/** `before` and `after` are the characters around these nodes, empty at the ends of the text. */
function write(nodes: readonly MarkNode[], before: string, after: string, breaks: LineBreaks): string {
  let out = '';
  for (const [at, node] of nodes.entries()) {
    const next = nodes[at + 1];
    const wordEnd = nodes[at - 1]?.kind === 'citation' ? '' : lastOf(out) || before;
    out +=
      node.kind === 'citation'
        ? writeCitation(node, wordEnd, breaks)
        : writeNode(node, lastOf(out) || before, next === undefined ? after : firstOf(next), breaks);
  }
  return out;
}

function writeNode(node: MarkNode, before: string, after: string, breaks: LineBreaks): string {
  if (node.kind === 'text') return withBreaks(escapeMarkdown(node.text), breaks);
  if (node.kind === 'link')
    return `[${write(node.children, '[', ']', breaks)}](${markdownAddress(node.link.href)})`;
  if (node.kind === 'citation') return writeCitation(node, before, breaks);
  const { decorator } = node;
  if (decorator === 'code') return writeCode(node.children, breaks);
  const delimiter = delimiters[decorator];
  if (delimiter !== undefined) {
    const inner = write(node.children, delimiter, delimiter, breaks);
    if (isDelimited(delimiter, inner, before, after)) return delimiter + inner + delimiter;
  }
  const tag = tags[decorator];
  return `<${tag}>${write(node.children, '>', '<', breaks)}</${tag}>`;
}

type CitationNode = Extract<MarkNode, { kind: 'citation' }>;

/**
 * A footnote behind its words. Read back, it is bound to the word before; where it is bound to others, a tag holds them.
 * `before` is empty behind another footnote: there a word begins anew.
 */
function writeCitation(node: CitationNode, before: string, breaks: LineBreaks): string {
  const footnote = `[^${node.mark.citation}]`;
  if (isOneWord(node, before)) return write(node.children, before, '[', breaks) + footnote;
  return `<span class="cited">${write(node.children, '>', '<', breaks)}</span>${footnote}`;
}

/** Longer words are not looked back at; see `TextDraft`. */
const LONGEST_WORD = 100;

function isOneWord(node: CitationNode, before: string): boolean {
  const [only] = node.children;
  if (node.children.length === 1 && only?.kind === 'citation') return isOneWord(only, before);
  const words = node.children.map(plainOf).join('');
  return (
    /^(?:\s|)$/.test(before) &&
    /^\S+$/.test(words) &&
    words.length < LONGEST_WORD &&
    node.children.every(({ kind }) => kind !== 'citation')
  );
}

function plainOf(node: MarkNode): string {
  return node.kind === 'text' ? node.text : node.children.map(plainOf).join('');
}

function writeCode(children: readonly MarkNode[], breaks: LineBreaks): string {
  const code = children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
  // Code cannot hold line breaks; blanks alone would vanish at the ends; and tables look for bars within code too.
  const isPlain = code.trim() === code && !code.includes('\n') && !(breaks === 'tags' && /[|\\]/.test(code));
  if (isPlain) return markdownCode(code);
  return `<code>${withBreaks(escapeMarkdown(code), breaks)}</code>`;
}

/** A hard break; blanks that begin a line are written as references, or Markdown would drop them. */
function withBreaks(escaped: string, breaks: LineBreaks): string {
  if (breaks === 'tags') return escaped.replaceAll('\n', '<br>');
  return escaped.replace(/\n(\s*)/g, (_, blanks: string) => breakLine(blanks));
}

function breakLine(blanks: string): string {
  return `\\\n${blanks.split('\n').map(encodeBlank).join('\\\n')}`;
}

/**
 * Whether CommonMark's rules of flanking take the two runs as opening and closing. A sufficient condition, simpler than
 * the rules: no blank within, and on either side of the pair a blank, a punctuation mark or nothing. Letters may touch
 * `**` and `~~` if letters stand within.
 */
function isDelimited(delimiter: string, inner: string, before: string, after: string): boolean {
  const [sign] = delimiter;
  const first = inner[0] ?? '';
  const last = inner.at(-1) ?? '';
  if (inner === '' || [first, last].some((end) => /\s/.test(end) || end === sign)) return false;
  if (before === sign || after === sign) return false;
  if (isOpenSide(before) && isOpenSide(after)) return true;
  return delimiter !== '_' && isWordSign(first) && isWordSign(last);
}

function isOpenSide(sign: string): boolean {
  return sign === '' || /[\s!-/:-@[-`{-~]/.test(sign);
}

function isWordSign(sign: string): boolean {
  return /[\p{L}\p{N}]/u.test(sign);
}

function lastOf(text: string): string {
  return text.at(-1) ?? '';
}

/** The first character that a node will write; of marks only that it is punctuation. */
function firstOf(node: MarkNode): string {
  if (node.kind === 'citation') return firstOf(node.children[0] ?? { kind: 'text', text: '' });
  return node.kind === 'text' ? (escapeMarkdown(node.text.slice(0, 8))[0] ?? '') : '<';
}
