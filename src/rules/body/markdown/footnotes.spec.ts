import { describe, expect, it } from '@jest/globals';
import type { Citation } from '../../citations/citation.js';
import { checkCitations } from '../../citations/check-citations.js';
import { bodyFromMarkdown } from './body-from-markdown.js';
import { bodyToMarkdown } from './body-to-markdown.js';
import { withoutKeys } from '../../../../test/support/random-body.js';

function spansOf(markdown: string): string[] {
  const { body, faults } = bodyFromMarkdown(markdown, []);
  if (faults) return faults.map(({ message }) => message);
  return body.flatMap((block) => {
    if (block._type !== 'block') return [];
    const keys = new Map(
      block.markDefs.map((mark) => [mark._key, mark._type === 'citation' ? `^${mark.citation}` : mark.href]),
    );
    return block.children.map(({ text, marks }) =>
      marks.length === 0 ? text : `${text}{${marks.map((name) => keys.get(name) ?? name).join(' ')}}`,
    );
  });
}

describe('footnotes of Markdown', () => {
  it.each([
    ['It helps[^a] a lot.', ['It ', 'helps{^a}', ' a lot.']],
    ['It helps[^a][^b].', ['It ', 'helps{^a ^b}', '.']],
    ['It helps [^a] a lot.', ['It ', 'helps{^a}', ' a lot.']],
    ['It **helps**[^a].', ['It ', 'helps{strong ^a}', '.']],
    ['It *hel*ps[^a].', ['It ', 'hel{em ^a}', 'ps{^a}', '.']],
    ['one[^a]two[^b]', ['one{^a}', 'two{^b}']],
    ['[a link](/x)[^a]', ['a {/x}', 'link{/x ^a}']],
    ['<span class="cited">It **helps**</span>[^a] a lot.', ['It {^a}', 'helps{strong ^a}', ' a lot.']],
    ['<span class="x">It helps</span>[^a]', ['It ', 'helps{^a}']],
    ['`code`[^a]', ['code{code ^a}']],
    ['\\[^a] and `[^a]`', ['[^a] and ', '[^a]{code}']],
    ['No[^ key] and no[^]', ['No[^ key] and no[^]']],
  ])('%j is bound to words: %j', (markdown, spans) => {
    expect(spansOf(markdown)).toEqual(spans);
  });

  it('needs words to be bound to', () => {
    expect(spansOf('[^a] It helps.')).toEqual([expect.stringContaining('"a" stands before any words')]);
    expect(spansOf('One.\n\n[^a]')).toEqual([expect.stringContaining('Line 3')]);
  });

  it('defines citations with what they are found by', () => {
    const { citations, body } = bodyFromMarkdown(
      'One[^a].\n\n[^a]: Bell C. *On the nerves*, 1821.\n  Second line. <https://a.example/1> doi:10.1000/X PMID:7 accessed:2026-01-31\n[^b]: https://b.example/2.pdf\n[^c]: Plain: doi\\:10.1000/1\n## Heading',
      [],
    );
    expect(citations).toEqual([
      {
        key: 'a',
        text: 'Bell C. On the nerves, 1821. Second line.',
        url: 'https://a.example/1',
        doi: '10.1000/X',
        pmid: '7',
        accessedOn: '2026-01-31',
      },
      {
        key: 'b',
        text: 'https://b.example/2.pdf',
        url: 'https://b.example/2.pdf',
        doi: null,
        pmid: null,
        accessedOn: null,
      },
      { key: 'c', text: 'Plain: doi:10.1000/1', url: null, doi: null, pmid: null, accessedOn: null },
    ]);
    expect(body).toHaveLength(2);
  });

  it('leaves links and their definitions alone', () => {
    expect(spansOf('[one][two] and [x]\n\n[two]: /three\n[x]: /y')).toEqual([
      'one{/three}',
      ' and ',
      'x{/y}',
    ]);
  });

  it('are written so that text and list read back the same', () => {
    const list: Citation[] = [
      {
        key: 'a.1',
        text: 'A *b* [c] <d> doi:10.1/x PMID:3 accessed:2026-01-01',
        url: 'https://a.example/(1)_x?y=1&z=2',
        doi: '10.1002/(sici)1<5>3.0;2-a',
        pmid: '7',
        accessedOn: '2026-01-31',
      },
      { key: 'b', text: 'See https://x.example/', url: null, doi: null, pmid: null, accessedOn: null },
    ];
    const { body } = bodyFromMarkdown('One[^b] **two**[^a.1] <span class="cited">three four</span>[^b].', []);
    const markdown = bodyToMarkdown(body!, { citations: list });
    const read = bodyFromMarkdown(markdown, []);
    expect(withoutKeys(read.body!)).toEqual(withoutKeys(body!));
    expect(checkCitations(read.citations!, [], '2026-11-20').citations).toEqual(list);
  });

  it('cost a time that follows the length, however many stand in a word', () => {
    const { body } = bodyFromMarkdown('x[^a]'.repeat(900), []);
    expect(body![0]).toMatchObject({ children: [{ text: 'x'.repeat(900) }] });
    const { faults } = bodyFromMarkdown(
      `word${Array.from({ length: 5000 }, (_, at) => `[^k${at}]`).join('')}`,
      [],
    );
    expect(faults?.[0]?.code).toBe('TOO_LONG');
  });
});
