import type { CalloutTone, ListKind, TextStyle } from '../body.js';
import {
  TextDraft,
  type DraftBlock,
  type DraftList,
  type DraftPiece,
  type ReadingOptions,
} from '../body-draft.js';
import { fencedBlockFrom } from './fenced-block.js';
import { headingStyles } from '../html/html-elements.js';
import { piecesFromHtml } from '../html/html-reader.js';
import { inlineFromMarkdown, plainOfTokens } from './inline-from-markdown.js';
import { alertToneOf, partedAlert } from './markdown-alert.js';
import { parseHtml } from '../html/parse-html.js';
import { citationFromFootnote } from './footnotes.js';
import { citationKeyOf, type MarkdownToken } from './parse-markdown.js';
import { videoFromMarkdown } from './video-from-markdown.js';

const MOST_HTML_BLOCKS = 500;

/** A piece with the line of the input, from 1, where it begins. */
export type PlacedPiece = DraftPiece & { readonly line: number };

interface OpenCallout {
  readonly tone: CalloutTone;
  readonly line: number;
  title: string;
  isBegun: boolean;
  readonly outer: PlacedPiece[];
}

/** Walks once over the flat tokens of Markdown and gathers blocks. */
export class MarkdownReader {
  private pieces: PlacedPiece[] = [];
  private line = 1;
  private style: TextStyle = 'normal';
  private readonly lists: ListKind[] = [];
  /** The text of each open list item, once it has one. */
  private readonly items: (TextDraft | null)[] = [];
  private readonly quotes: (OpenCallout | null)[] = [];
  private table: {
    caption: string;
    headerRow: boolean;
    readonly rows: object[][];
    readonly after: DraftBlock[];
  } | null = null;
  private tableCaption = '';
  private htmlBlocks = 0;

  constructor(
    private readonly options: ReadingOptions,
    private readonly htmlDepth: number,
  ) {}

  read(tokens: readonly MarkdownToken[]): PlacedPiece[] {
    for (const [at, token] of tokens.entries()) {
      if (token.map) this.line = token.map[0] + 1;
      this.readToken(token, tokens, at);
    }
    return this.pieces;
  }

  private readToken(token: MarkdownToken, tokens: readonly MarkdownToken[], at: number): void {
    switch (token.type) {
      case 'heading_open':
        this.style = headingStyles.get(token.tag) ?? 'normal';
        break;
      case 'heading_close':
        this.style = 'normal';
        break;
      case 'blockquote_open':
        this.openQuote(tokens[at + 2]);
        break;
      case 'blockquote_close':
        this.closeQuote();
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        this.lists.push(token.type === 'ordered_list_open' ? 'number' : 'bullet');
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.lists.pop();
        break;
      case 'list_item_open':
        this.items.push(null);
        break;
      case 'list_item_close':
        this.items.pop();
        break;
      case 'inline':
        this.readInline(token, tokens[at + 2]?.type === 'table_open');
        break;
      case 'fence':
      case 'code_block':
        this.readFence(token);
        break;
      case 'html_block':
        this.readHtml(token);
        break;
      case 'table_open':
        this.table = { caption: this.tableCaption, headerRow: false, rows: [], after: [] };
        this.tableCaption = '';
        break;
      case 'tr_open':
        this.table?.rows.push([]);
        break;
      case 'table_close':
        this.closeTable();
        break;
      case 'citation_definition':
        this.options.onCitation?.(citationFromFootnote(citationKeyOf(token), token.content));
    }
  }

  private openQuote(first: MarkdownToken | undefined): void {
    const tone = first?.type === 'inline' ? alertToneOf(first.content) : null;
    if (tone === null) {
      this.quotes.push(null);
      return;
    }
    this.quotes.push({ tone, line: this.line, title: '', isBegun: false, outer: this.pieces });
    this.pieces = [];
  }

  private closeQuote(): void {
    const callout = this.quotes.pop();
    if (!callout) return;
    const content = this.pieces.map((piece) =>
      piece.kind === 'text' ? piece.text.block('normal', piece.list) : piece.block,
    );
    this.pieces = callout.outer;
    const block = { _type: 'callout', tone: callout.tone, title: callout.title, content };
    this.pieces.push({ kind: 'block', block, line: callout.line });
  }

  private readInline(token: MarkdownToken, isBeforeTable: boolean): void {
    const raw = token.content;
    if (this.table !== null) return this.readCell(token);
    // Read off the raw Markdown: an escaped sign is no sign.
    if (isBeforeTable && /^Table:(?: |$)/.test(raw) && !raw.includes('\n')) {
      this.tableCaption = plainOfTokens(token.children ?? []).slice('Table:'.length);
      return;
    }
    const isPlain = this.style === 'normal' && this.items.length === 0;
    const video = isPlain ? videoFromMarkdown(token, this.quotes.length > 0) : null;
    if (video !== null) return this.add(video);
    for (const piece of inlineFromMarkdown(this.withoutAlert(token), this.options)) {
      if ('text' in piece) this.addText(piece.text);
      else this.add(piece.figure);
    }
  }

  /** Takes the sign and title of a callout off the beginning of its first paragraph. */
  private withoutAlert(token: MarkdownToken): readonly MarkdownToken[] {
    const children = token.children ?? [];
    const callout = this.quotes.at(-1);
    if (!callout || callout.isBegun) return children;
    callout.isBegun = true;
    const { title, content } = partedAlert(children);
    callout.title = title;
    return content;
  }

  private readCell(token: MarkdownToken): void {
    const text = new TextDraft();
    for (const piece of inlineFromMarkdown(token.children ?? [], this.options)) {
      if ('text' in piece) text.append(piece.text);
      else this.table?.after.push(piece.figure);
    }
    this.table?.rows.at(-1)?.push({ _type: 'cell', ...text.inline() });
  }

  /** GitHub's tables always have a head; one of empty cells stands for none. */
  private closeTable(): void {
    if (this.table === null) return;
    const { caption, rows, after } = this.table;
    this.table = null;
    const hasHead = rows[0]?.some(
      (cell) => 'children' in cell && Array.isArray(cell.children) && cell.children.length > 0,
    );
    const body = (hasHead ? rows : rows.slice(1)).map((cells) => ({ _type: 'row', cells }));
    this.add({ _type: 'table', caption, headerRow: hasHead === true, rows: body });
    for (const figure of after) this.add(figure);
  }

  private readFence(token: MarkdownToken): void {
    const block = token.type === 'fence' ? fencedBlockFrom(token.info.trim(), token.content) : null;
    if (block !== null) return this.add(block);
    const text = new TextDraft();
    text.add(token.content.replace(/\n$/, ''), ['code'], null);
    if (!text.isEmpty) this.addText(text);
  }

  /** HTML between the paragraphs is read as HTML. Past a number that no author reaches it is left out. */
  private readHtml(token: MarkdownToken): void {
    this.htmlBlocks += 1;
    if (this.htmlBlocks > MOST_HTML_BLOCKS || !/[^\s<>]/.test(token.content)) return;
    const { line } = this;
    for (const piece of piecesFromHtml(parseHtml(token.content, this.htmlDepth), this.options)) {
      this.pieces.push({ ...piece, line });
    }
  }

  private addText(text: TextDraft): void {
    const item = this.items.at(-1);
    const last = this.pieces.at(-1);
    if (item && last?.kind === 'text' && last.text === item) {
      item.append(text);
      return;
    }
    const isItem = this.items.length > 0;
    if (isItem) this.items[this.items.length - 1] = text;
    const list: DraftList | null = isItem
      ? { kind: this.lists.at(-1) ?? 'bullet', level: this.lists.length }
      : null;
    const isQuote = this.quotes.some((quote) => quote === null) && this.style === 'normal';
    this.pieces.push({
      kind: 'text',
      text,
      style: isQuote ? 'blockquote' : this.style,
      list,
      line: this.line,
    });
  }

  private add(block: DraftBlock): void {
    this.pieces.push({ kind: 'block', block, line: this.line });
  }
}
