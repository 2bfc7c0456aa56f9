import { describe, expect, it } from '@jest/globals';
import { CitationNumbers } from '../../citations/citation-numbers.js';
import type { Citation } from '../../citations/citation.js';
import type { Body } from '../body.js';
import { checkBody } from '../check/check-body.js';
import { bodyFromMarkdown } from '../markdown/body-from-markdown.js';
import { bodyFromHtml } from './body-from-html.js';
import { bodyToHtml, sectionToHtml } from './body-to-html.js';
import { withoutCitationLinks } from './citations-to-html.js';
import { sectionsOf } from '../sections.js';

function work(key: string, more: Partial<Citation> = {}): Citation {
  return { key, text: `Work ${key}`, url: null, doi: null, pmid: null, accessedOn: null, ...more };
}

function htmlOf(body: Body, ...citations: Citation[]): string {
  return bodyToHtml(body, { citations: new CitationNumbers(body, citations) });
}

function bodyOf(markdown: string): Body {
  return bodyFromMarkdown(markdown, []).body!;
}

const mark = (number: number, id = `cited-${number}`) =>
  `<sup class="citation"><a href="#citation-${number}" id="${id}" role="doc-noteref">[${number}]</a></sup>`;

describe('HTML of citations', () => {
  it('numbers words as they come, each use with an id of its own, and ends with the list and its links back', () => {
    const html = htmlOf(bodyOf('One[^b] two[^a], one again[^b].'), work('a'), work('b', { pmid: '7' }));
    expect(html).toBe(
      `<p>One${mark(1)} two${mark(2)}, one again${mark(1, 'cited-1-2')}.</p>\n` +
        '<section class="citations" role="doc-endnotes">\n<ol>\n' +
        '<li id="citation-1"><span class="citation-text">Work b</span> ' +
        '<a href="https://pubmed.ncbi.nlm.nih.gov/7/" rel="noopener">PMID:7</a> ' +
        '<a href="#cited-1" role="doc-backlink" aria-label="[1]">↩</a> ' +
        '<a href="#cited-1-2" role="doc-backlink" aria-label="[1]">↩</a></li>\n' +
        '<li id="citation-2"><span class="citation-text">Work a</span> ' +
        '<a href="#cited-2" role="doc-backlink" aria-label="[2]">↩</a></li>\n' +
        '</ol>\n</section>\n',
    );
  });

  it('has every id once, and every link within it leads to one', () => {
    const html = htmlOf(
      bodyOf('## One[^a]\n\n- Two[^a][^b]\n\n> [!NOTE]\n> Three[^a]\n\n| h[^b] |\n| --- |\n| Four[^a] |'),
      work('a'),
      work('b'),
      work('c'),
    );
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const targets = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    expect(targets).toContain('cited-1-3');
  });

  it('puts the number behind a link and not into it', () => {
    const body = checkBody(
      [
        {
          _type: 'block',
          markDefs: [
            { _type: 'link', _key: 'l', href: '/a' },
            { _type: 'citation', _key: 'c', citation: 'a' },
          ],
          children: [
            { _type: 'span', text: 'one ', marks: ['l', 'c'] },
            { _type: 'span', text: 'two', marks: ['l', 'strong'] },
          ],
        },
      ],
      [],
    ).body!;
    expect(htmlOf(body, work('a'))).toContain(`<a href="/a">one <strong>two</strong></a>${mark(1)}</p>`);
  });

  it('leaves words without a number where the list lacks the citation, or no list is given', () => {
    const body = bodyOf('One[^gone] two.');
    expect(htmlOf(body)).toBe('<p>One two.</p>\n');
    expect(bodyToHtml(body)).toBe('<p>One two.</p>\n');
  });

  it('escapes what an entry says and links to nothing unsafe', () => {
    const html = htmlOf(
      bodyOf('One[^a].'),
      work('a', {
        text: '<img src=x onerror=alert(1)>',
        url: 'javascript:alert(1)',
        doi: '10.1000/"><script>',
      }),
    );
    expect(html).not.toMatch(/<img|<script|href="javascript/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('gives a section alone numbers without links, which lead nowhere there', () => {
    const body = bodyOf('## A\n\nOne[^a].\n\n## B\n\nTwo[^b]. <sup>[1]</sup>');
    const citations = new CitationNumbers(body, [work('a'), work('b')]);
    const [, second] = sectionsOf(body, '').map((section) => sectionToHtml(section, { citations }));
    expect(withoutCitationLinks(second!)).toBe(
      '<h2 id="b">B</h2>\n<p>Two<sup class="citation">[2]</sup>. <sup>[1]</sup></p>\n',
    );
  });

  it('reads back as the same text with the same works, called by their numbers', () => {
    const list = [
      work('a', { url: 'https://a.example/?x=1&y=2', doi: '10.1000/1', pmid: '5', accessedOn: '2026-01-31' }),
      work('b'),
    ];
    const read = bodyFromHtml(htmlOf(bodyOf('One[^b] two[^a] and two[^b].'), ...list), []);
    expect(read).toMatchObject({
      citations: [
        { key: '1', text: 'Work b', url: null, doi: null, pmid: null, accessedOn: null },
        { ...list[0], key: '2' },
      ],
    });
    const numbered = bodyFromMarkdown('One[^1] two[^2] and two[^1].', []).body!;
    expect(htmlOf(read.body!, work('1'), work('2'))).toBe(htmlOf(numbered, work('1'), work('2')));
  });

  it('is read from cite elements, whose words it covers', () => {
    const { body } = bodyFromHtml(
      '<p>It <cite data-citation="a b">helps a <b>lot</b></cite> indeed.</p>',
      [],
    );
    const [block] = body!;
    expect(block).toMatchObject({
      children: [
        { text: 'It ', marks: [] },
        { text: 'helps a ', marks: ['c0', 'c1'] },
        { text: 'lot', marks: ['strong', 'c0', 'c1'] },
        { text: ' indeed.', marks: [] },
      ],
      markDefs: [
        { _type: 'citation', citation: 'a' },
        { _type: 'citation', citation: 'b' },
      ],
    });
  });

  it('takes a plain cite for a title, as before', () => {
    expect(bodyFromHtml('<p><cite>The Nerves</cite></p>', []).body![0]).toMatchObject({
      children: [{ text: 'The Nerves', marks: ['em'] }],
    });
  });
});
