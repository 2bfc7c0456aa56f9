import type { CitationDraft } from '../../citations/check-citations.js';
import type { Fault } from '../../domain-error.js';
import { bodyLimits, type Block, type Body, type BodyLimits } from '../body.js';
import {
  checkCallToAction,
  checkCallout,
  checkFigure,
  checkTestimonial,
  checkVideo,
} from './check-objects.js';
import { checkTable } from './check-table.js';
import { checkTextBlock, withoutLevelJumps } from './check-text.js';
import { shown } from '../clean-text.js';
import { Inspection, own, type JsonObject } from './inspection.js';
import { KeyRing } from './key-ring.js';

/** A checked body, or what is wrong with the input: never both. */
export type BodyResult =
  | {
      readonly body: Body;
      /** What the input itself defined, as footnotes of Markdown do; missing where it defined nothing. */
      readonly citations?: readonly CitationDraft[];
      readonly faults?: never;
    }
  | {
      readonly body?: never;
      readonly citations?: never;
      readonly faults: readonly [Fault, ...Fault[]];
    };

type BlockCheck = (
  inspection: Inspection,
  block: JsonObject,
  key: string,
  path: readonly string[],
) => Block | null;

const checks: ReadonlyMap<unknown, BlockCheck> = new Map<unknown, BlockCheck>([
  ['block', (inspection, block, key, path) => checkTextBlock(inspection, block, key, path)],
  ['figure', checkFigure],
  ['video', checkVideo],
  ['callout', checkCallout],
  ['testimonial', checkTestimonial],
  ['callToAction', checkCallToAction],
  ['table', checkTable],
]);

/**
 * Makes a body of untrusted JSON. The tree is built anew from the keys we know: unknown keys are left behind, because
 * Portable Text tools add their own and the specification lets readers ignore them. Unknown blocks, styles and marks
 * are faults instead, for they carry what somebody wrote. Mended in silence, as no meaning is lost: missing, malformed
 * and repeated `_key`s, list levels that skip one, empty paragraphs, neighbouring spans that look the same, unused and
 * repeated link definitions, short table rows, control characters.
 *
 * @param path where the input stands; faults extend it: `[...path, '3', 'alt']`
 */
export function checkBody(
  input: unknown,
  path: readonly string[],
  limits: BodyLimits = bodyLimits,
): BodyResult {
  const inspection = new Inspection(limits, path);
  const blocks = inspection.list(input, path, 'blocks', limits.blocks);
  const body = blocks === null ? [] : checkBlocks(inspection, blocks, path);
  if (inspection.faults.length === 0 && Buffer.byteLength(JSON.stringify(body)) > limits.bytes)
    inspection.tooHeavy();
  const [first, ...others] = inspection.faults;
  return first === undefined ? { body } : { faults: [first, ...others] };
}

function checkBlocks(inspection: Inspection, blocks: readonly unknown[], path: readonly string[]): Body {
  const body: Block[] = [];
  const ring = new KeyRing(blocks);
  for (const [index, value] of blocks.entries()) {
    if (inspection.isOver) break;
    const at = [...path, String(index)];
    const block = inspection.object(value, at, 'a block');
    if (block === null) continue;
    const type = own(block, '_type');
    const check = checks.get(type);
    if (check === undefined) {
      inspection.fault(
        type == null ? 'REQUIRED' : 'UNKNOWN_BLOCK',
        [...at, '_type'],
        type === 'frame'
          ? frameMessage(own(block, 'address'))
          : `The _type of this block is ${shown(type)}; known are ${[...checks.keys()].join(', ')}.`,
      );
      continue;
    }
    const checked = check(inspection, block, ring.claim(value, `b${index}`), at);
    if (checked !== null) body.push(checked);
  }
  return withoutLevelJumps(body);
}

/** What readers of HTML make of a frame of another site, or of a player without a file: somebody put it there, so it is told. */
function frameMessage(address: unknown): string {
  const which = address ? `The frame of ${shown(address)}` : 'A frame without an address';
  return `${which} has no place in a body: frames are videos of YouTube and Vimeo, and video files with an https:// address. Link to anything else.`;
}
