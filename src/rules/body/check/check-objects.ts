import {
  calloutTones,
  type CallToActionBlock,
  type CalloutBlock,
  type FigureBlock,
  type TestimonialBlock,
  type TextBlock,
  type VideoBlock,
} from '../body.js';
import { checkHref } from './check-inline.js';
import { checkTextBlock, withoutLevelJumps } from './check-text.js';
import { shown } from '../clean-text.js';
import { own, type Inspection, type JsonObject, type Path } from './inspection.js';
import { KeyRing } from './key-ring.js';
import { isWebAddress } from '../safe-link.js';

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
  if (items === null) return null;
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
  if (tone === null) return null;
  return { _type: 'callout', _key, tone, ...(title && { title }), content: withoutLevelJumps(content) };
}
