import { TextDraft, type DraftPiece } from '../body-draft.js';
import { attributeOf, findElements, isElement, type HtmlElement, type HtmlNode } from './parse-html.js';

type ReadPieces = (nodes: readonly HtmlNode[]) => DraftPiece[];

/** A cell may span columns; more than this many are never meant. */
const MOST_SPAN = 50;

/**
 * A table; its cells hold text only, so pictures and other blocks within it follow it. A table of a single cell is
 * layout: its content comes out as it is.
 */
export function tableFromHtml(table: HtmlElement, caption: string, readPieces: ReadPieces): DraftPiece[] {
  const lines = findElements(table, (part) => part.tagName === 'tr', isTable).map((row) =>
    row.childNodes.filter(isElement).filter((part) => part.tagName === 'td' || part.tagName === 'th'),
  );
  const rows = lines.filter((cells) => cells.length > 0);
  if (rows.length === 1 && rows[0]!.length === 1) return readPieces(rows[0]![0]!.childNodes);
  const [own] = findElements(table, (part) => part.tagName === 'caption', isTable);
  const others: DraftPiece[] = [];
  const cells = rows.map((row) => ({
    _type: 'row',
    cells: row.flatMap((cell) => cellFromHtml(cell, readPieces(cell.childNodes), others)),
  }));
  const [first] = rows;
  const headerRow =
    first !== undefined && (first.every((cell) => cell.tagName === 'th') || isInHead(first[0]!));
  const words = own ? plainOf(readPieces(own.childNodes)) : caption;
  if (cells.length > 0)
    others.unshift({ kind: 'block', block: { _type: 'table', caption: words, headerRow, rows: cells } });
  return others;
}

function isTable(element: HtmlElement): boolean {
  return element.tagName === 'table';
}

function isInHead(cell: HtmlElement): boolean {
  const row = cell.parentNode;
  const group = row && 'parentNode' in row ? row.parentNode : null;
  return group !== null && group.nodeName === 'thead';
}

function cellFromHtml(cell: HtmlElement, pieces: readonly DraftPiece[], others: DraftPiece[]): object[] {
  const text = new TextDraft();
  for (const piece of pieces) {
    if (piece.kind === 'text') text.append(piece.text);
    else others.push(piece);
  }
  const span = Math.min(Number.parseInt(attributeOf(cell, 'colspan') ?? '1', 10) || 1, MOST_SPAN);
  const empty = Array.from({ length: Math.max(0, span - 1) }, () => ({ _type: 'cell', children: [] }));
  return [{ _type: 'cell', ...text.inline() }, ...empty];
}

/** The bare words of text pieces. */
export function plainOf(pieces: readonly DraftPiece[]): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text.plain : '')).join(' ');
}
