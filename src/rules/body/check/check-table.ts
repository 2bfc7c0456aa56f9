import type { TableBlock, TableCell } from '../body.js';
import { checkInline, hasText } from './check-inline.js';
import { shown } from '../clean-text.js';
import { own, type Inspection, type JsonObject, type Path } from './inspection.js';
import { KeyRing } from './key-ring.js';

/** Short rows are filled up to the widest, a head of empty cells is dropped; rows and columns beyond the limits are a fault. */
export function checkTable(
  inspection: Inspection,
  block: JsonObject,
  _key: string,
  path: Path,
): TableBlock | null {
  const { tableRows, tableColumns } = inspection.limits;
  const headerRow = own(block, 'headerRow') ?? false;
  if (typeof headerRow !== 'boolean') {
    inspection.fault(
      'INVALID',
      [...path, 'headerRow'],
      `headerRow is ${shown(headerRow)}; it is true or false.`,
    );
  }
  const caption = inspection.line(block, 'caption', path, false);
  const at = [...path, 'rows'];
  const items = inspection.list(own(block, 'rows'), at, 'rows', tableRows);
  if (items === null) return null;
  const ring = new KeyRing(items);
  const rows: { key: string; cells: TableCell[] }[] = [];
  for (const [index, item] of items.entries()) {
    if (inspection.isOver) return null;
    const here = [...at, String(index)];
    const row = inspection.object(item, here, 'a row');
    const cells = row && inspection.list(own(row, 'cells'), [...here, 'cells'], 'cells', tableColumns);
    if (cells)
      rows.push({
        key: ring.claim(item, `r${index}`),
        cells: checkCells(inspection, cells, [...here, 'cells']),
      });
  }
  const width = Math.max(1, ...rows.map((row) => row.cells.length));
  // A head of empty cells heads nothing; it is what GitHub's tables have in place of none.
  const isHeadEmpty = rows[0]?.cells.every((cell) => cell.children.length === 0) === true;
  const kept = headerRow === true && isHeadEmpty ? rows.slice(1) : rows;
  return {
    _type: 'table',
    _key,
    ...(caption && { caption }),
    headerRow: headerRow === true && !isHeadEmpty,
    rows: kept.map(({ key, cells }) => ({ _type: 'row', _key: key, cells: filledUp(cells, width) })),
  };
}

function checkCells(inspection: Inspection, items: readonly unknown[], path: Path): TableCell[] {
  const ring = new KeyRing(items);
  const cells: TableCell[] = [];
  for (const [index, item] of items.entries()) {
    const here = [...path, String(index)];
    const cell = inspection.object(item, here, 'a cell');
    const text = cell && checkInline(inspection, cell, here);
    const words = text && hasText(text) ? text : { children: [], markDefs: [] };
    if (text) cells.push({ _type: 'cell', _key: ring.claim(item, `c${index}`), ...words });
  }
  return cells;
}

function filledUp(cells: readonly TableCell[], width: number): TableCell[] {
  const ring = new KeyRing(
    [],
    cells.map((cell) => cell._key),
  );
  const missing = Array.from({ length: width - cells.length }, (_, at): TableCell => {
    return { _type: 'cell', _key: ring.claim(null, `c${cells.length + at}`), children: [], markDefs: [] };
  });
  return [...cells, ...missing];
}
