import { decorators, type Body, type InlineText } from '../../src/rules/body/body.js';
import { checkBody } from '../../src/rules/body/check/check-body.js';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PIECES = [
  'Bell’s palsy',
  'nerve',
  ' ',
  '  ',
  'a',
  'gezicht',
  'één',
  '面神经',
  '🙂',
  '\u00a0',
  'x y',
  'Ünï',
  'İ',
  'ß',
  '*',
  '**',
  '_',
  '`',
  '``',
  '~',
  '~~',
  '#',
  '##',
  '-',
  '+',
  '1.',
  '2)',
  '>',
  '<',
  '<b>',
  '</b>',
  '<!--',
  '&',
  '&amp;',
  '&#32;',
  '[',
  ']',
  '](',
  ')',
  '(',
  '!',
  '![',
  '|',
  '\\',
  '\\\\',
  '"',
  "'",
  ':',
  'Table:',
  '[!NOTE]',
  '```',
  '---',
  '===',
  'https://example.org/a_b',
  'http://a.b',
  'https://youtu.be/dQw4w9WgXcQ',
  '\n',
  '\n\n',
  '<br>',
  '{',
  '}',
  '.',
  ',',
];
const ADDRESSES = [
  'https://example.org/a_b?c=d&amp=1&copy;',
  'http://example.org/(x)',
  '/path/to_page',
  '#anchor',
  './near',
  '?page=2',
  'mailto:a@example.org',
  'tel:+31201234567',
  'https://example.org/*a*',
  'https://例え.jp/é',
  'https://example.org/\'<>"',
  'https://youtu.be/dQw4w9WgXcQ',
];

/** A checked body of every block type, with texts that try to break whatever is written around them. */
export function randomBody(random: () => number): Body {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const times = <Item>(most: number, make: () => Item): Item[] =>
    Array.from({ length: 1 + Math.floor(random() * most) }, make);
  const maybe = <Item>(make: () => Item): Item | undefined => (random() < 0.5 ? make() : undefined);
  const words = (): string => times(6, () => pick(PIECES)).join('');
  const line = (): string => `${words()}x${words()}`;
  const inline = () => ({
    markDefs: [
      { _type: 'link', _key: 'one', href: pick(ADDRESSES) },
      { _type: 'link', _key: 'two', href: pick(ADDRESSES) },
      { _type: 'citation', _key: 'c1', citation: 'bell' },
      { _type: 'citation', _key: 'c2', citation: 'hill.2' },
    ],
    children: times(4, () => ({
      _type: 'span',
      text: words(),
      marks: random() < 0.5 ? [] : times(3, () => pick([...decorators, 'one', 'two', 'c1', 'c2'])),
    })),
  });
  const text = (styles: readonly string[]) => ({
    _type: 'block',
    ...inline(),
    ...(random() < 0.4
      ? { listItem: pick(['bullet', 'number']), level: 1 + Math.floor(random() * 4) }
      : { style: pick(styles) }),
  });
  const block = (): object => {
    switch (
      pick(['text', 'text', 'text', 'text', 'figure', 'video', 'callout', 'testimonial', 'action', 'table'])
    ) {
      case 'figure':
        return {
          _type: 'figure',
          imageId: pick([null, 'aW1n_0-']),
          alt: line(),
          caption: maybe(line),
          credit: maybe(line),
        };
      case 'video': {
        const url = pick([
          'https://youtu.be/dQw4w9WgXcQ',
          'https://vimeo.com/76979871',
          'https://example.org/film.mp4',
        ]);
        return { _type: 'video', url, title: maybe(line) ?? '', durationSeconds: maybe(() => 95) };
      }
      case 'callout':
        return {
          _type: 'callout',
          tone: pick(['note', 'tip', 'warning', 'important']),
          title: maybe(line),
          content: times(3, () => text(['normal'])),
        };
      case 'testimonial':
        return { _type: 'testimonial', testimonial: { _type: 'reference', _ref: 'dGVz_dA' } };
      case 'action':
        return {
          _type: 'callToAction',
          title: line(),
          text: maybe(line),
          label: line(),
          url: pick(ADDRESSES),
        };
      case 'table': {
        const row = () => ({ cells: times(3, inline) });
        return { _type: 'table', caption: maybe(line), headerRow: random() < 0.5, rows: times(3, row) };
      }
      default:
        return text(['normal', 'normal', 'h2', 'h3', 'h4', 'blockquote']);
    }
  };
  const result = checkBody(times(8, block), ['body']);
  if (result.faults) throw new Error(result.faults.map((fault) => fault.message).join('\n'));
  return result.body;
}

/** A body without its keys: links by their address, so that bodies of different origin compare. */
export function withoutKeys(body: Body): unknown {
  return body.map((block) => {
    switch (block._type) {
      case 'block':
        return { ...block, ...keyless(block) };
      case 'callout':
        return { ...block, _key: '', content: withoutKeys(block.content) };
      case 'table':
        return { ...block, _key: '', rows: block.rows.map((row) => row.cells.map(keyless)) };
      default:
        return { ...block, _key: '' };
    }
  });
}

function keyless(text: InlineText): object {
  const hrefs = new Map(
    text.markDefs.map((mark) => [mark._key, mark._type === 'link' ? mark.href : `^${mark.citation}`]),
  );
  const children = text.children.map((span) => ({
    text: span.text,
    marks: span.marks.map((mark) => hrefs.get(mark) ?? mark),
  }));
  return { _key: '', markDefs: [], children };
}
