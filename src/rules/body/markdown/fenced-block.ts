import type { DraftBlock } from '../body-draft.js';

/**
 * Blocks that Markdown has no sign for are written as fenced code with the name of the block, one `name: value` a line:
 *
 *     ```call-to-action
 *     title: Online consultation
 *     text: Speak with a specialist.
 *     label: Book now
 *     url: https://example.org/book
 *     ```
 *
 * Likewise `video` (url, title, durationSeconds) and `testimonial` (id).
 */
export const fencedBlocks: ReadonlySet<string> = new Set(['call-to-action', 'video', 'testimonial']);

/** The block in a fence of one of these names, to be checked; null for any other fence, which is code. */
export function fencedBlockFrom(name: string, content: string): DraftBlock | null {
  if (!fencedBlocks.has(name)) return null;
  const values = new Map<string, string>();
  for (const line of content.split('\n').slice(0, 20)) {
    const colon = line.indexOf(':');
    if (colon > 0) values.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  const value = (key: string) => values.get(key);
  switch (name) {
    case 'call-to-action':
      return {
        _type: 'callToAction',
        title: value('title'),
        text: value('text'),
        label: value('label'),
        url: value('url'),
      };
    case 'video': {
      const seconds = value('durationSeconds');
      const durationSeconds = seconds === undefined || !/^\d{1,9}$/.test(seconds) ? seconds : Number(seconds);
      return { _type: 'video', url: value('url'), title: value('title'), durationSeconds };
    }
    default: {
      const id = value('id');
      return {
        _type: 'testimonial',
        testimonial: id === undefined ? undefined : { _type: 'reference', _ref: id },
      };
    }
  }
}

/** The fence of a block. Values have no line breaks, so none can close it early. */
export function fenced(name: string, values: Readonly<Record<string, string | number | undefined>>): string {
  const lines = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`.trimEnd()],
  );
  return ['```' + name, ...lines, '```'].join('\n');
}
