import { describe, expect, it } from '@jest/globals';
import { bodyFromMarkdown } from '../body/markdown/body-from-markdown.js';
import { bodyToMarkdown } from '../body/markdown/body-to-markdown.js';
import type { Citation } from './citation.js';
import { citationUsesOf, numberedCitations } from './citation-numbers.js';
import { danglingFaults, unusedCitations, withoutDuplicates } from './cited-body.js';
import { mergeCitations } from './merge-citations.js';

function work(key: string, more: Partial<Citation> = {}): Citation {
  return { key, text: `Work ${key}`, url: null, doi: null, pmid: null, accessedOn: null, ...more };
}

function bodyOf(markdown: string) {
  return bodyFromMarkdown(markdown, []).body!;
}

describe('citations of the same work', () => {
  it('become one: the first wins, and takes from the others what it lacks', () => {
    const { citations, renamed } = mergeCitations([
      work('a', { doi: '10.1000/1' }),
      work('b'),
      work('c', { doi: '10.1000/1', pmid: '5', accessedOn: '2026-01-01' }),
    ]);
    expect(citations).toEqual([
      work('a', { doi: '10.1000/1', pmid: '5', accessedOn: '2026-01-01' }),
      work('b'),
    ]);
    expect([...renamed]).toEqual([['c', 'a']]);
  });

  it.each<[string, Partial<Citation>, Partial<Citation>, boolean]>([
    ['the same PMID', { pmid: '1' }, { pmid: '1' }, true],
    ['the same page', { url: 'https://a.example/x/' }, { url: 'http://www.a.example/x#y' }, true],
    ['a DOI and its address', { doi: '10.1000/1' }, { url: 'https://doi.org/10.1000/1' }, true],
    ['a PMID and its page', { pmid: '12' }, { url: 'https://pubmed.ncbi.nlm.nih.gov/12/' }, true],
    [
      'chapters on one page',
      { url: 'https://a.example/', doi: '10.1000/1' },
      { url: 'https://a.example/', doi: '10.1000/2' },
      false,
    ],
    ['nothing in common', { doi: '10.1000/1' }, { pmid: '1' }, false],
    ['nothing at all', {}, {}, false],
  ])('are told by %s', (_, one, other, isSame) => {
    const { citations } = mergeCitations([work('a', one), work('b', other)]);
    expect(citations).toHaveLength(isSame ? 1 : 2);
  });

  it('become one also where a third links them, and every name leads to what is left', () => {
    const { citations, renamed } = mergeCitations([
      work('a', { doi: '10.1000/1' }),
      work('b', { pmid: '2' }),
      work('c', { doi: '10.1000/1', pmid: '2' }),
    ]);
    expect(citations.map(({ key }) => key)).toEqual(['a']);
    expect(Object.fromEntries(renamed)).toEqual({ b: 'a', c: 'a' });
  });

  it('are named by the text as what is left, once for the same words', () => {
    const body = bodyOf('One[^a][^b] two[^b].\n\n> [!NOTE]\n> Three[^b].\n\n| h |\n| --- |\n| Four[^b] |');
    const cited = withoutDuplicates(body, [work('a', { pmid: '1' }), work('b', { pmid: '1' })]);
    expect(cited.citations.map(({ key }) => key)).toEqual(['a']);
    expect(bodyToMarkdown(cited.body)).toBe(
      'One[^a] two[^a].\n\n> [!NOTE]\n>\n> Three[^a].\n\n| h |\n| --- |\n| Four[^a] |\n',
    );
  });

  it('leave everything as it is where there are none', () => {
    const body = bodyOf('One[^a].');
    const citations = [work('a')];
    expect(withoutDuplicates(body, citations)).toEqual({ body, citations });
  });
});

describe('numbers of citations', () => {
  const body = bodyOf('Late[^c].\n\n- Early[^a] and again[^c]\n\n> [!TIP]\n> Box[^b]');

  it('follow the text, and those it never names the list', () => {
    const list = ['a', 'x', 'b', 'c', 'y'].map((key) => work(key));
    expect(numberedCitations(body, list).map(({ number, text }) => `${number} ${text}`)).toEqual([
      '1 Work c',
      '2 Work a',
      '3 Work b',
      '4 Work x',
      '5 Work y',
    ]);
  });

  it('come with where the work is found', () => {
    expect(numberedCitations(body, [work('a', { doi: '10.1000/1' })])).toEqual([
      {
        number: 1,
        key: 'a',
        text: 'Work a',
        url: 'https://doi.org/10.1000/1',
        doi: '10.1000/1',
        pmid: null,
        accessedOn: null,
      },
    ]);
  });

  it('stand where they are used, block by block', () => {
    expect(citationUsesOf(body)).toEqual([
      { key: 'c', blockIndex: 0 },
      { key: 'a', blockIndex: 1 },
      { key: 'c', blockIndex: 1 },
      { key: 'b', blockIndex: 2 },
    ]);
  });
});

describe('a text and its list', () => {
  it('are refused where the text names what the list lacks, once for each key', () => {
    const faults = danglingFaults(bodyOf('One[^a] two[^b] three[^b].\n\nFour[^c].'), [work('a')], (index) => [
      'body',
      String(index),
    ]);
    expect(faults).toEqual([
      { code: 'NOT_FOUND', field: ['body', '0'], message: expect.stringContaining('"b"') },
      { code: 'NOT_FOUND', field: ['body', '1'], message: expect.stringContaining('There are "a".') },
    ]);
  });

  it('may hold more than the text names', () => {
    expect(
      unusedCitations(
        bodyOf('One[^b].'),
        ['a', 'b', 'c'].map((key) => work(key)),
      ),
    ).toEqual([0, 2]);
  });
});
