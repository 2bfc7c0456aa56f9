import {
  calloutTones,
  type CallToActionBlock,
  type CalloutBlock,
  type FigureBlock,
  type TableBlock,
  type TableCell,
  type TestimonialBlock,
  type TextBlock,
  type VideoBlock,
} from './body.js';
import { checkHref, checkInline, checkTextBlock, hasText, withoutLevelJumps } from './check-text.js';
import { shown } from './clean-text.js';
import { own, type Inspection, type JsonObject, type Path } from './inspection.js';
import { KeyRing } from './key-ring.js';
import { isWebAddress } from './safe-link.js';

const ID = /^[\w=-]{1,200}$/;
const LONGEST_VIDEO_SECONDS = 24 * 60 * 60;

export function checkFigure(
  inspection: Inspection,
  block: JsonObject,
  _key: string,
  path: Path,
): FigureBlock {
  const id = own(block, 'imageId') ?? null;
  if (id !== null && (typeof id !== 'string' || !ID.test(id))) {
    inspection.fault(
      'INVALID',
      [...path, 'imageId'],
      `imageId is ${shown(id)}; give the id of an image in the library, or null.`,
    );
  }
  const caption = inspection.line(block, 'caption', path, false);
  const credit = inspection.line(block, 'credit', path, false);
  return {
    _type: 'figure',
    _key,
    imageId: typeof id === 'string' ? id : null,
    alt: inspection.line(block, 'alt', path, false),
    ...(caption && { caption }),
    ...(credit && { credit }),
  };
}

export function checkVideo(inspection: Inspection, block: JsonObject, _key: string, path: Path): VideoBlock {
  const url = checkDraftAddress(inspection, block, path);
  if (url !== '' && !isWebAddress(url)) {
    inspection.fault(
      'UNSAFE_LINK',
      [...path, 'url'],
      `The video's address ${shown(url)} must begin with https:// or http://.`,
    );
  }
  const seconds = own(block, 'durationSeconds') ?? null;
  const isDuration =
    typeof seconds === 'number' &&
    Number.isInteger(seconds) &&
    seconds > 0 &&
    seconds <= LONGEST_VIDEO_SECONDS;
  if (seconds !== null && !isDuration) {
    inspection.fault(
      'INVALID',
      [...path, 'durationSeconds'],
      `durationSeconds is ${shown(seconds)}; give whole seconds from 1 to ${LONGEST_VIDEO_SECONDS}.`,
    );
  }
  const title = inspection.line(block, 'title', path, false);
  return { _type: 'video', _key, url, title, ...(isDuration && { durationSeconds: seconds }) };
}

/** The `url` of a block: the key must be there, its value may be empty until publishing. */
function checkDraftAddress(inspection: Inspection, block: JsonObject, path: Path): string {
  return own(block, 'url') === '' ? '' : (checkHref(inspection, block, 'url', path) ?? '');
}

export function checkCallToAction(
  inspection: Inspection,
  block: JsonObject,
  _key: string,
  path: Path,
): CallToActionBlock {
  const text = inspection.line(block, 'text', path, false);
  return {
    _type: 'callToAction',
    _key,
    title: inspection.line(block, 'title', path, true),
    ...(text && { text }),
    label: inspection.line(block, 'label', path, true),
    url: checkDraftAddress(inspection, block, path),
  };
}

export function checkTestimonial(
  inspection: Inspection,
  block: JsonObject,
  _key: string,
  path: Path,
): TestimonialBlock | null {
  const value = own(block, 'testimonial');
  const field = [...path, 'testimonial'];
  if (value == null) {
    inspection.fault(
      'REQUIRED',
      field,
      'testimonial is missing: refer to one by {"_type": "reference", "_ref": "<id>"}.',
    );
    return null;
  }
  const reference = inspection.object(value, field, 'a reference to a testimonial');
  if (reference === null) return null;
  const ref = own(reference, '_ref');
  if (typeof ref !== 'string' || !ID.test(ref)) {
    inspection.fault(
      ref == null ? 'REQUIRED' : 'INVALID',
      [...field, '_ref'],
      `_ref is ${shown(ref)}; give the id of a testimonial.`,
    );
    return null;
  }
  return { _type: 'testimonial', _key, testimonial: { _type: 'reference', _ref: ref } };
}

export function checkCallout(
  inspection: Inspection,
  block: JsonObject,
  _key: string,
  path: Path,
): CalloutBlock | null {
  const tone = inspection.word(block, 'tone', path, calloutTones, 'note');
  const title = inspection.line(block, 'title', path, false);
  const at = [...path, 'content'];
  const items = inspection.list(own(block, 'content'), at, 'paragraphs', inspection.limits.calloutBlocks);
  if (tone === null || items === null) return null;
  const content: TextBlock[] = [];
  const ring = new KeyRing(items);
  for (const [index, item] of items.entries()) {
    if (inspection.isOver) break;
    const here = [...at, String(index)];
    const text = inspection.object(item, here, 'a paragraph');
    if (text === null) continue;
    const type = own(text, '_type');
    if (type !== 'block') {
      inspection.fault(
        'UNKNOWN_BLOCK',
        [...here, '_type'],
        `A callout holds paragraphs and list items, not ${shown(type)}.`,
      );
      continue;
    }
    const checked = checkTextBlock(inspection, text, ring.claim(item, `b${index}`), here, ['normal']);
    if (checked !== null) content.push(checked);
  }
  return { _type: 'callout', _key, tone, ...(title && { title }), content: withoutLevelJumps(content) };
}

/** Short rows are filled up to the widest; rows and columns beyond the limits are a fault. */
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
  return {
    _type: 'table',
    _key,
    ...(caption && { caption }),
    headerRow: headerRow === true,
    rows: rows.map(({ key, cells }) => ({ _type: 'row', _key: key, cells: filledUp(cells, width) })),
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
