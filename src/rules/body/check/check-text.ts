import { listKinds, textStyles, type TextBlock, type TextStyle } from '../body.js';
import { checkInline, hasText } from './check-inline.js';
import { shown } from '../clean-text.js';
import { own, type Inspection, type JsonObject, type Path } from './inspection.js';

/** A paragraph, heading, quote or list item; null where it is empty or at fault. */
export function checkTextBlock(
  inspection: Inspection,
  block: JsonObject,
  key: string,
  path: Path,
  styles: readonly TextStyle[] = textStyles,
): TextBlock | null {
  const kind = own(block, 'listItem') == null ? null : inspection.word(block, 'listItem', path, listKinds);
  const style = inspection.word(block, 'style', path, styles, 'normal');
  const level = kind === null ? 1 : checkLevel(inspection, block, path);
  const text = checkInline(inspection, block, path);
  if (style === null || text === null || !hasText(text)) return null;
  // A list item is just that: headings and quotes within lists would have no place in the outline.
  return kind === null
    ? { _type: 'block', _key: key, style, ...text }
    : { _type: 'block', _key: key, style: 'normal', listItem: kind, level, ...text };
}

function checkLevel(inspection: Inspection, block: JsonObject, path: Path): number {
  const level = own(block, 'level') ?? 1;
  if (
    typeof level === 'number' &&
    Number.isInteger(level) &&
    level >= 1 &&
    level <= inspection.limits.listLevels
  ) {
    return level;
  }
  inspection.fault(
    'INVALID',
    [...path, 'level'],
    `level is ${shown(level)}; a list item has a level from 1 to ${inspection.limits.listLevels}.`,
  );
  return 1;
}

/** Draws list levels together, so that none is skipped: neither Markdown nor HTML can say "two levels deeper". */
export function withoutLevelJumps<Item extends { readonly _type: string }>(
  blocks: readonly (Item | TextBlock)[],
): (Item | TextBlock)[] {
  let above = 0;
  return blocks.map((block) => {
    const level = '_type' in block && block._type === 'block' && 'level' in block ? block.level : undefined;
    if (level === undefined) {
      above = 0;
      return block;
    }
    above = Math.min(level, above + 1);
    return above === level ? block : { ...block, level: above };
  });
}
