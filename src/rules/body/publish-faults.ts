import type { Fault } from '../domain-error.js';
import type { Block, Body } from './body.js';

/**
 * What a draft may lack and a published body may not: alternative texts of figures, titles and addresses of videos,
 * words and address of calls to action, content of callouts and tables, and any content at all.
 */
export function publishFaults(body: Body, path: readonly string[] = ['body']): Fault[] {
  if (body.length === 0) {
    return [{ code: 'REQUIRED', message: 'The body is empty. Write at least a paragraph.', field: path }];
  }
  return body.flatMap((block, index) =>
    faultsOfBlock(block).map(({ key, ...fault }) => ({ ...fault, field: [...path, String(index), key] })),
  );
}

type Missing = Pick<Fault, 'code' | 'message'> & { readonly key: string };

function faultsOfBlock(block: Block): Missing[] {
  switch (block._type) {
    case 'figure':
      return block.alt === '' ? [altTextMissing(block.caption)] : [];
    case 'video':
      return [
        ...missing(block.url, 'url', 'The video has no address.'),
        ...missing(
          block.title,
          'title',
          `The video ${block.url} has no title. Screen readers announce it by that.`,
        ),
      ];
    case 'callToAction':
      return [
        ...missing(block.title, 'title', 'The call to action has no title.'),
        ...missing(block.label, 'label', 'The call to action has no label for its link.'),
        ...missing(block.url, 'url', 'The call to action leads nowhere: give the address of its link.'),
      ];
    case 'callout':
      return missing(block.content, 'content', 'The callout is empty. Write its text or remove it.');
    case 'table':
      return missing(block.rows, 'rows', 'The table has no rows. Fill it or remove it.');
    default:
      return [];
  }
}

function missing(value: { readonly length: number }, key: string, message: string): Missing[] {
  return value.length > 0 ? [] : [{ code: 'REQUIRED', message, key }];
}

function altTextMissing(caption: string | undefined): Missing {
  const which = caption === undefined ? 'An image' : `The image with the caption "${caption}"`;
  const message = `${which} has no alternative text. Say what it shows, for those who cannot see it.`;
  return { code: 'ALT_TEXT_MISSING', message, key: 'alt' };
}
