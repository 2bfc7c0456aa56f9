import { describe, expect, it } from '@jest/globals';
import { bodyFromMarkdown } from './body-from-markdown.js';
import { bodyLimits } from '../body.js';

const path = ['input', 'body', 'markdown'];

/** Each block in a word or two: its type or style, and its text with marks as `text{mark}`. */
function sketch(markdown: string): string[] {
  const { body, faults } = bodyFromMarkdown(markdown, path);
  if (faults) return faults.map((fault) => `${fault.code} ${fault.message}`);
  return body.map((block) => {
    if (block._type !== 'block') return block._type;
    const hrefs = new Map(
      block.markDefs.map((mark) => [mark._key, mark._type === 'link' ? mark.href : `^${mark.citation}`]),
    );
    const spans = block.children.map((span) => {
      const marks = span.marks.map((mark) => hrefs.get(mark) ?? mark).join(' ');
      return marks === '' ? span.text : `${span.text}{${marks}}`;
    });
    return `${block.listItem ? `${block.listItem}${block.level}` : block.style}: ${spans.join('')}`;
  });
}

describe('bodyFromMarkdown', () => {
  it('brings headings to the levels of a body', () => {
    expect(
      sketch('# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n\nUnderlined\n==='),
    ).toEqual(['h2: One', 'h2: Two', 'h3: Three', 'h4: Four', 'h4: Five', 'h4: Six', 'h2: Underlined']);
  });

  it('joins wrapped lines and keeps hard breaks', () => {
    expect(sketch('one\ntwo  \nthree\\\nfour<br>five')).toEqual(['normal: one two\nthree\nfour\nfive']);
  });

  it('reads marks, also those that Markdown lacks, from their tags', () => {
    expect(
      sketch('**a _b_** ~~c~~ `d` <u>e</u> H<sub>2</sub>O x<sup>2</sup> <span class="x">f</span>'),
    ).toEqual(['normal: a {strong}b{strong em} c{strike-through} d{code} e{underline} H2{sub}O x2{sup} f']);
  });

  it('is not led astray by tags that are not closed, or closed without being open', () => {
    expect(sketch('a</u> <u>b\n\nc')).toEqual(['normal: a b{underline}', 'normal: c']);
  });

  it('reads links, references, and addresses that stand bare, without the punctuation around them', () => {
    expect(sketch('[a](/b "title") [c][r] <https://d.example>\n\n[r]: mailto:e@example.org')).toEqual([
      'normal: a{/b} c{mailto:e@example.org} https://d.example{https://d.example}',
    ]);
    expect(
      sketch(
        'See https://a.example/b_(c), (https://d.example/). Not \\https\\://e.example or `https://f.example`.',
      ),
    ).toEqual([
      'normal: See https://a.example/b_(c){https://a.example/b_(c)}, (https://d.example/{https://d.example/}).' +
        ' Not \\https://e.example or https://f.example{code}.',
    ]);
  });

  it('nests lists, and keeps paragraphs of one item together', () => {
    expect(sketch('- a\n  1. b\n     - c\n- d\n\n  more\n\n1. e\n2. f')).toEqual([
      'bullet1: a',
      'number2: b',
      'bullet3: c',
      'bullet1: d\nmore',
      'number1: e',
      'number1: f',
    ]);
  });

  it('reads pictures as figures, with caption and credit', () => {
    const { body } = bodyFromMarkdown(
      'before ![in *the* middle](a.jpg) after\n\n![A face](image:aW1n "The caption\nCredit: Jo Doe")',
      path,
      { imageIdOf: (address) => (address === 'a.jpg' ? 'known' : null) },
    );
    expect(body).toMatchObject([
      { _type: 'block', children: [{ text: 'before ' }] },
      { _type: 'figure', imageId: 'known', alt: 'in the middle' },
      { _type: 'block', children: [{ text: ' after' }] },
      { _type: 'figure', imageId: 'aW1n', alt: 'A face', caption: 'The caption', credit: 'Jo Doe' },
    ]);
  });

  it('reads quotes, and alerts as callouts', () => {
    const { body } = bodyFromMarkdown(
      '> quoted\n>\n> twice\n\n> [!NOTE]\n> one\n> line\n>\n> - item\n\n> [!caution] Mind **this**\n> text\n\n> \\[!TIP] no',
      path,
    );
    expect(body).toMatchObject([
      { style: 'blockquote', children: [{ text: 'quoted' }] },
      { style: 'blockquote', children: [{ text: 'twice' }] },
      {
        _type: 'callout',
        tone: 'note',
        content: [{ children: [{ text: 'one line' }] }, { listItem: 'bullet' }],
      },
      {
        _type: 'callout',
        tone: 'warning',
        title: 'Mind this',
        content: [{ style: 'normal', children: [{ text: 'text' }] }],
      },
      { style: 'blockquote', children: [{ text: '[!TIP] no' }] },
    ]);
  });

  it('refuses in a callout what it cannot hold', () => {
    expect(sketch('text\n\n> [!NOTE]\n>\n> ![x](y)')).toEqual([
      'UNKNOWN_BLOCK Line 3: A callout holds paragraphs and list items, not "figure".',
    ]);
  });

  it('reads tables with caption and head', () => {
    const { body } = bodyFromMarkdown(
      'Table: Doses\n\n| a | **b** |\n|---|---|\n| c \\| d | e<br>f |\n\n| | |\n|-|-|\n| g | |',
      path,
    );
    expect(body).toMatchObject([
      {
        caption: 'Doses',
        headerRow: true,
        rows: [
          { cells: [{ children: [{ text: 'a' }] }, { children: [{ text: 'b', marks: ['strong'] }] }] },
          { cells: [{ children: [{ text: 'c | d' }] }, { children: [{ text: 'e\nf' }] }] },
        ],
      },
      { headerRow: false, rows: [{ cells: [{ children: [{ text: 'g' }] }, { children: [] }] }] },
    ]);
  });

  it('reads the address of a video alone in a paragraph as that video, and the words of a link as its title', () => {
    const url = 'https://youtu.be/dQw4w9WgXcQ';
    const read = (markdown: string) => bodyFromMarkdown(markdown, path).body;
    expect(read(url)).toMatchObject([{ _type: 'video', url, title: '' }]);
    expect(read(`[Massage: *how* to](${url})`)).toMatchObject([
      { _type: 'video', url, title: 'Massage: how to' },
    ]);
    expect(read(`[${url}](${url})`)).toMatchObject([{ _type: 'video', url, title: '' }]);
  });

  it.each([
    'See [massage](https://youtu.be/dQw4w9WgXcQ)',
    '[massage](https://youtu.be/dQw4w9WgXcQ).',
    '[a](https://youtu.be/dQw4w9WgXcQ) [b](https://youtu.be/dQw4w9WgXcQ)',
    '- [massage](https://youtu.be/dQw4w9WgXcQ)',
    '> [massage](https://youtu.be/dQw4w9WgXcQ)',
    '## [massage](https://youtu.be/dQw4w9WgXcQ)',
    '<span>[massage](https://youtu.be/dQw4w9WgXcQ)</span>',
    '[massage](https://example.org/video)',
  ])('leaves a link a link: %s', (markdown) => {
    expect(bodyFromMarkdown(markdown, path).body).toMatchObject([
      { _type: 'block', markDefs: [{ _type: 'link' }] },
    ]);
  });

  it('reads videos, calls to action and testimonials', () => {
    const { body } = bodyFromMarkdown(
      [
        'https://youtu.be/dQw4w9WgXcQ',
        '```video\nurl: https://vimeo.com/76979871\ntitle: Massage: how to\ndurationSeconds: 95\n```',
        '```call-to-action\ntitle: Online consultation\ntext: Speak with us.\nlabel: Book\nurl: https://example.org/book\n```',
        '```testimonial\nid: dGVz\n```',
      ].join('\n\n'),
      path,
    );
    expect(body).toMatchObject([
      { _type: 'video', url: 'https://youtu.be/dQw4w9WgXcQ', title: '' },
      { _type: 'video', url: 'https://vimeo.com/76979871', title: 'Massage: how to', durationSeconds: 95 },
      { _type: 'callToAction', title: 'Online consultation', text: 'Speak with us.', label: 'Book' },
      { _type: 'testimonial', testimonial: { _type: 'reference', _ref: 'dGVz' } },
    ]);
  });

  it('names the line and what is missing in such a fence', () => {
    expect(sketch('text\n\n```call-to-action\ntitle: T\nlabel: L\n```')).toEqual([
      'REQUIRED Line 3: url is undefined; give an address.',
    ]);
    expect(sketch('```video\nurl: https://vimeo.com/76979871\ndurationSeconds: long\n```')[0]).toContain(
      'durationSeconds',
    );
  });

  it('keeps other code as code, and drops rules', () => {
    expect(sketch('```js\na\n  b\n```\n\n---\n\n    c')).toEqual(['normal: a\n  b{code}', 'normal: c{code}']);
  });

  it('reads HTML blocks as HTML', () => {
    expect(
      sketch('a\n\n<div onclick="x()">b <em>c</em></div>\n\n<script>\nalert(1)\n\n</script>\n\n<!-- d -->'),
    ).toEqual(['normal: a', 'normal: b c{em}']);
  });

  it('refuses unsafe links by line, also in HTML; leaves them out when it is to be lenient', () => {
    const markdown =
      'fine\n\n[a](javascript:alert(1))\n\n[b](<java&#10;script:x>)\n\n<p><a href="data:x">c</a></p>\n\n![d](javascript:x)';
    const { faults } = bodyFromMarkdown(markdown, path);
    expect(faults?.map((fault) => [fault.code, fault.message.split(':')[0], fault.field])).toEqual([
      ['UNSAFE_LINK', 'Line 3', path],
      ['UNSAFE_LINK', 'Line 5', path],
      ['UNSAFE_LINK', 'Line 7', path],
    ]);
    const { body } = bodyFromMarkdown(markdown, path, { isLenient: true });
    expect(JSON.stringify(body)).not.toMatch(/script|data:/);
    expect(body).toHaveLength(5);
  });

  it('makes an empty body of nothing', () => {
    for (const markdown of ['', ' \n\n', '\ufeff', '---', '<!-- x -->']) expect(sketch(markdown)).toEqual([]);
  });

  it('refuses more than 1 MB before reading it', () => {
    expect(bodyFromMarkdown('é'.repeat(bodyLimits.bytes / 2 + 1), path).faults).toMatchObject([
      { code: 'TOO_LONG', field: path },
    ]);
  });

  it.each([
    ['brackets', '[', 'F'],
    ['openings of pictures', '![[', 'F'],
    ['openings of emphasis', '**a_', 'F'],
    ['openings of tags', '<a ', 'F'],
    ['bare addresses', 'http://a.example/(', 'F'],
    ['quotes', '> ', ''],
    ['lists', '- ', ''],
    ['tags within each other', '<u><b>', ''],
    ['alerts', '> [!NOTE] a\n\n', 'F'],
    ['rows', '|a|\n|-|\n', 'F'],
    ['references to a long address', `[a]: /${'x'.repeat(1_000)}\n\n${'|[a]|\n|-|\n'.repeat(10)}`, 'F'],
  ])('takes linear time for many %s', (_, piece, outcome) => {
    const start = performance.now();
    const { faults } = bodyFromMarkdown(piece.repeat(Math.floor(200_000 / piece.length)), path);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(faults === undefined ? '' : 'F').toBe(outcome);
  });
});
