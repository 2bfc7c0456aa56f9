import { describe, expect, it } from '@jest/globals';
import { randomBody, seededRandom } from '../../../../test/support/random-body.js';
import { bodyLimits } from '../body.js';
import { checkBody } from './check-body.js';

const path = ['input', 'body', 'portableText'];

function text(words: string, more: object = {}): object {
  return {
    _type: 'block',
    style: 'normal',
    markDefs: [],
    children: [{ _type: 'span', text: words, marks: [] }],
    ...more,
  };
}

function linked(href: unknown): object {
  const children = [{ _type: 'span', text: 'here', marks: ['a'] }];
  return { _type: 'block', markDefs: [{ _type: 'link', _key: 'a', href }], children };
}

function faultsOf(input: unknown, limits = bodyLimits): string[] {
  return (checkBody(input, path, limits).faults ?? []).map(
    (fault) => `${fault.code} ${fault.field?.slice(3).join('.')}`,
  );
}

describe('checkBody', () => {
  it('gives back an equal body when it is given one', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 100; round += 1) {
      const body = randomBody(random);
      expect(checkBody(body, path)).toEqual({ body });
      expect(checkBody(JSON.parse(JSON.stringify(body)), path)).toEqual({ body });
    }
  });

  it('fills in missing keys from the position, the same every time', () => {
    const input = [text('one'), text('two', { _key: 'mine' }), text('three')];
    const keys = checkBody(input, path).body?.map((block) => block._key);
    expect(keys).toEqual(['b0', 'mine', 'b2']);
  });

  it('gives the second of two equal keys another one, and never one that a sibling has', () => {
    const input = [text('one', { _key: 'b1' }), text('two', { _key: 'b1' }), text('three', { _key: 'b1-2' })];
    expect(checkBody(input, path).body?.map((block) => block._key)).toEqual(['b1', 'b1-3', 'b1-2']);
  });

  it('keeps a link when its key had to be changed', () => {
    const markDefs = [
      { _type: 'link', _key: 'strong', href: '/wrong' },
      { _type: 'link', _key: 'a b', href: '/right' },
    ];
    const children = [{ _type: 'span', text: 'x', marks: ['strong', 'a b'] }];
    expect(checkBody([{ _type: 'block', markDefs, children }], path).body?.[0]).toMatchObject({
      children: [{ marks: ['strong', 'l1'] }],
      markDefs: [{ _key: 'l1', href: '/right' }],
    });
  });

  it('leaves unknown keys behind, on every level', () => {
    const input = [
      { ...text('x'), onclick: 'alert(1)', children: [{ _type: 'span', text: 'x', html: '<b>' }] },
    ];
    expect(JSON.stringify(checkBody(input, path).body)).not.toMatch(/onclick|html/);
  });

  it('refuses unknown blocks, styles, lists, marks and what is no span, naming what is known', () => {
    const span = { _type: 'span', text: 'x' };
    expect(faultsOf([{ _type: 'script' }])).toEqual(['UNKNOWN_BLOCK 0._type']);
    expect(faultsOf([{ children: [] }])).toEqual(['REQUIRED 0._type']);
    expect(faultsOf([text('x', { style: 'h1' })])).toEqual(['INVALID 0.style']);
    expect(faultsOf([text('x', { listItem: 'square' })])).toEqual(['INVALID 0.listItem']);
    expect(faultsOf([text('x', { listItem: 'bullet', level: 7 })])).toEqual(['INVALID 0.level']);
    expect(faultsOf([text('x', { children: [{ ...span, marks: ['blink'] }] })])).toEqual([
      'INVALID 0.children.0.marks.0',
    ]);
    expect(faultsOf([text('x', { children: [{ _type: 'image' }] })])).toEqual([
      'UNKNOWN_BLOCK 0.children.0._type',
    ]);
    expect(checkBody([{ _type: 'script' }], path).faults?.[0].message).toContain(
      'block, figure, video, callout',
    );
  });

  it('says where every fault lies, all of them at once', () => {
    const cells = [{ children: [{ _type: 'span', text: 4 }] }];
    expect(
      faultsOf([
        text('fine'),
        { _type: 'figure', alt: 7 },
        linked('javascript:alert(1)'),
        { _type: 'callout', tone: 'loud', content: [{ _type: 'figure' }] },
        { _type: 'testimonial' },
        { _type: 'testimonial', testimonial: { text: 'She said' } },
        { _type: 'callToAction', title: 'T', label: 'L' },
        { _type: 'table', rows: [{ cells }] },
        { _type: 'video', url: 'mailto:a@example.org', durationSeconds: -1 },
        null,
      ]),
    ).toEqual([
      'INVALID 1.alt',
      'UNSAFE_LINK 2.markDefs.0.href',
      'INVALID 3.tone',
      'UNKNOWN_BLOCK 3.content.0._type',
      'REQUIRED 4.testimonial',
      'REQUIRED 5.testimonial._ref',
      'REQUIRED 6.url',
      'INVALID 7.rows.0.cells.0.children.0.text',
      'UNSAFE_LINK 8.url',
      'INVALID 8.durationSeconds',
      'INVALID 9',
    ]);
  });

  it('keeps the words of a testimonial out, whatever is sent along', () => {
    const testimonial = { _type: 'reference', _ref: 'dGVz', text: 'I was cured', name: 'Ann' };
    const { body } = checkBody([{ _type: 'testimonial', testimonial, text: 'I was cured' }], path);
    expect(body).toEqual([
      { _type: 'testimonial', _key: 'b0', testimonial: { _type: 'reference', _ref: 'dGVz' } },
    ]);
  });

  it('is not fooled by properties named like those of every object', () => {
    const hostile: unknown = JSON.parse(
      '[{"_type":"block","__proto__":{"style":"h2"},"constructor":1,"children":[{"_type":"span","text":"x","marks":["__proto__"]}]},' +
        '{"_type":"__proto__"},{"_type":"constructor"},{"_type":"toString"}]',
    );
    expect(faultsOf(hostile)).toEqual([
      'INVALID 0.children.0.marks.0',
      'UNKNOWN_BLOCK 1._type',
      'UNKNOWN_BLOCK 2._type',
      'UNKNOWN_BLOCK 3._type',
    ]);
    const inherits: unknown = JSON.parse(
      '[{"_type":"block","children":[{"_type":"span","text":"x"}],"__proto__":{"style":"h2"}}]',
    );
    expect(checkBody(inherits, path).body).toMatchObject([{ style: 'normal' }]);
    expect(Object.hasOwn({}, 'style')).toBe(false);
  });

  it('refuses what is no list of blocks', () => {
    for (const input of [null, undefined]) expect(faultsOf(input)).toEqual(['REQUIRED ']);
    for (const input of ['<p>', 7, {}, { length: 2 }, true]) expect(faultsOf(input)).toEqual(['INVALID ']);
    expect(checkBody([], path)).toEqual({ body: [] });
  });

  it('survives input of any depth, and input that holds itself', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    const loop: Record<string, unknown> = { _type: 'callout' };
    loop['content'] = [loop];
    expect(faultsOf([text('x', { junk: deep }), deep, loop])).toEqual([
      'INVALID 1',
      'UNKNOWN_BLOCK 2.content.0._type',
    ]);
  });

  it('holds every limit, and takes other ones', () => {
    const limits = {
      ...bodyLimits,
      blocks: 2,
      spanCharacters: 5,
      fieldCharacters: 5,
      tableColumns: 1,
      addressCharacters: 9,
    };
    expect(faultsOf([1, 2, 3], limits)).toEqual(['TOO_LONG ']);
    expect(faultsOf([text('longer')], limits)).toEqual(['TOO_LONG 0.children.0.text']);
    expect(faultsOf([{ _type: 'figure', alt: 'longer' }], limits)).toEqual(['TOO_LONG 0.alt']);
    expect(faultsOf([{ _type: 'table', rows: [{ cells: [{}, {}] }] }], limits)).toEqual([
      'TOO_LONG 0.rows.0.cells',
    ]);
    expect(faultsOf([linked('/a-long-path')], limits)).toEqual(['TOO_LONG 0.markDefs.0.href']);
  });

  it('refuses a body over 1 MB, in UTF-8', () => {
    const half = 'é'.repeat(40_000);
    const blocks = (count: number) => Array.from({ length: count }, () => text(half));
    expect(faultsOf(blocks(14))).toEqual(['TOO_LONG ']);
    expect(faultsOf(blocks(12))).toEqual([]);
  });

  it('stops after as many faults as anybody would read', () => {
    expect(faultsOf(Array.from({ length: 1_000 }, () => null))).toHaveLength(bodyLimits.faults);
  });

  it('drops empty paragraphs and melts spans that look the same', () => {
    const children = [
      { _type: 'span', text: 'a', marks: ['em', 'strong'] },
      { _type: 'span', text: '', marks: [] },
      { _type: 'span', text: 'b', marks: ['strong', 'em', 'em'] },
    ];
    expect(checkBody([text(' \n'), { _type: 'block', children }], path).body).toMatchObject([
      { children: [{ text: 'ab', marks: ['strong', 'em'] }] },
    ]);
  });

  it('draws in list levels that skip one', () => {
    const item = (level: number) => text('x', { listItem: 'bullet', level });
    const { body } = checkBody([item(3), item(3), item(1), item(4), text('p'), item(2)], path);
    expect(body?.map((block) => ('level' in block ? block.level : null))).toEqual([1, 2, 1, 2, null, 1]);
  });

  it('takes out what PostgreSQL and XML cannot hold', () => {
    const { body } = checkBody([text('a\u0000b\u0007c\ud800d\r\ne\ufffff\u0085g')], path);
    expect(body).toMatchObject([{ children: [{ text: 'abc\ufffdd\nef\ng' }] }]);
  });

  it('fills up short rows, and drops a head of empty cells', () => {
    const cell = (words: string) => ({ children: [{ _type: 'span', text: words }] });
    const rows = [{ cells: [cell(' '), cell('')] }, { cells: [cell('a')] }];
    const { body } = checkBody([{ _type: 'table', headerRow: true, rows }], path);
    expect(body).toMatchObject([
      {
        headerRow: false,
        rows: [
          {
            cells: [
              { _key: 'c0', children: [{ text: 'a' }] },
              { _key: 'c1', children: [] },
            ],
          },
        ],
      },
    ]);
  });
});
