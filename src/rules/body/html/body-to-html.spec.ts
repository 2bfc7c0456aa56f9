import { describe, expect, it } from '@jest/globals';
import { randomBody, seededRandom } from '../../../../test/support/random-body.js';
import { bodyFromMarkdown } from '../markdown/body-from-markdown.js';
import { bodyToHtml, type HtmlOptions } from './body-to-html.js';
import type { Block, Body } from '../body.js';
import { isElement, parseHtml, type HtmlNode } from './parse-html.js';

function htmlOf(markdown: string, options?: HtmlOptions): string {
  return bodyToHtml(bodyFromMarkdown(markdown, []).body!, options).trimEnd();
}

describe('bodyToHtml', () => {
  it('writes paragraphs, headings with their anchors, quotes and marks', () => {
    expect(htmlOf('a **b _c_**\\\nd `e` <u>f</u>')).toBe(
      '<p>a <strong>b <em>c</em></strong><br>d <code>e</code> <u>f</u></p>',
    );
    expect(htmlOf('## What helps?\n\n### What helps?')).toBe(
      '<h2 id="what-helps">What helps?</h2>\n<h3 id="what-helps-2">What helps?</h3>',
    );
    expect(htmlOf('> a\n\n> b')).toBe('<blockquote><p>a</p><p>b</p></blockquote>');
  });

  it('nests lists', () => {
    expect(htmlOf('- a\n  1. b\n  2. c\n- d\n1. e')).toBe(
      '<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul><ol><li>e</li></ol>',
    );
  });

  it('keeps a link whole where its marks change', () => {
    expect(htmlOf('[a **b** c](/d)')).toBe('<p><a href="/d">a <strong>b</strong> c</a></p>');
  });

  it('marks links that leave the site', () => {
    const options = { siteOrigin: 'https://clinic.example' };
    expect(htmlOf('[a](https://clinic.example/b)', options)).toBe(
      '<p><a href="https://clinic.example/b">a</a></p>',
    );
    expect(htmlOf('[a](https://other.example/b)', options)).toContain('rel="noopener"');
    expect(htmlOf('[a](https://clinic.example.evil.example)', options)).toContain('rel="noopener"');
    expect(htmlOf('[a](/b) [c](mailto:d@example.org)')).not.toContain('rel=');
  });

  it('shows the picture of a figure where there is one, else what it would show', () => {
    const markdown = '![A "face"](image:aW1n "The caption\nCredit: Jo")';
    expect(htmlOf(markdown, { imageUrl: (id) => `/media/${id}?a=1&b=2` })).toBe(
      '<figure><img src="/media/aW1n?a=1&amp;b=2" alt="A &quot;face&quot;" loading="lazy">' +
        '<figcaption>The caption <span class="credit">Jo</span></figcaption></figure>',
    );
    const standIn = '<figure><div role="img" aria-label="A &quot;face&quot;"></div><figcaption>The caption';
    expect(htmlOf(markdown, { imageUrl: () => null })).toContain(standIn);
    expect(htmlOf(markdown)).toContain(standIn);
    expect(htmlOf('![A face](<> "C")', { imageUrl: () => '/never-asked' })).not.toContain('/never-asked');
  });

  it('links to videos, and frames those of known providers when asked to', () => {
    const markdown = '```video\nurl: https://youtu.be/dQw4w9WgXcQ\ntitle: Massage\n```';
    expect(htmlOf(markdown)).toBe(
      '<figure class="video"><a href="https://youtu.be/dQw4w9WgXcQ" rel="noopener">Massage</a></figure>',
    );
    expect(htmlOf(markdown, { videos: 'player' })).toContain(
      '<iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" title="Massage"',
    );
    const other = '```video\nurl: https://films.example/1\ntitle: Film\n```';
    expect(htmlOf(other, { videos: 'player' })).not.toContain('<iframe');
  });

  it('writes callouts, calls to action and tables', () => {
    expect(htmlOf('> [!TIP] Mind\n>\n> Text\n>\n> - item')).toBe(
      '<aside class="callout callout-tip">\n<p class="callout-title">Mind</p>\n<p>Text</p>\n<ul><li>item</li></ul>\n</aside>',
    );
    expect(htmlOf('```call-to-action\ntitle: T\ntext: X\nlabel: L\nurl: /u\n```')).toBe(
      '<aside class="call-to-action">\n<p class="call-to-action-title">T</p>\n<p>X</p>\n<p><a class="call-to-action-link" href="/u">L</a></p>\n</aside>',
    );
    expect(htmlOf('Table: C\n\n| a | b |\n|---|---|\n| c | d |')).toBe(
      '<table><caption>C</caption><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>' +
        '<tbody><tr><td>c</td><td>d</td></tr></tbody></table>',
    );
  });

  it('has the words of a testimonial only from the caller, and nothing where there are none', () => {
    const markdown = '```testimonial\nid: dGVz\n```';
    const testimonial = (id: string) =>
      id === 'dGVz' ? { text: 'It <helped>\n\nme', attribution: 'A. & B.' } : null;
    expect(htmlOf(markdown, { testimonial })).toBe(
      '<figure class="testimonial"><blockquote><p>It &lt;helped&gt;</p><p>me</p></blockquote><figcaption>A. &amp; B.</figcaption></figure>',
    );
    expect(htmlOf(markdown, { testimonial: () => null })).toBe('');
    expect(htmlOf(markdown)).toBe('');
  });

  it('writes no link, picture or block that it does not know to be safe, even from a body that was tampered with', () => {
    const span = {
      _type: 'span' as const,
      _key: 's',
      text: '<x>',
      marks: ['l', 'onclick', '__proto__', 'constructor'],
    };
    const tampered = [
      {
        _type: 'block',
        _key: 'a',
        style: 'normal',
        children: [span],
        markDefs: [{ _type: 'link', _key: 'l', href: 'javascript:alert(1)' }],
      },
      { _type: 'callToAction', _key: 'b', title: 'T', label: 'L', url: 'data:text/html,x' },
      { _type: 'video', _key: 'c', url: 'javascript:alert(1)', title: 'V' },
      { _type: 'script', _key: 'd', text: 'alert(1)' },
    ];
    // A body that no check has seen, as from a hand-edited backup.
    const html = bodyToHtml(JSON.parse(JSON.stringify(tampered)) as Body);
    expect(html).not.toMatch(/href|javascript|script|data:/);
    expect(html).toContain('&lt;x&gt;');
    expect(
      bodyToHtml([{ _type: 'figure', _key: 'e', imageId: 'i', alt: 'x' }], {
        imageUrl: () => 'javascript:alert(1)',
      }),
    ).not.toContain('img src');
  });

  it('writes only elements and attributes of the list, and no word of the body becomes markup', () => {
    const random = seededRandom(42);
    const found = new Set<string>();
    for (let round = 0; round < 200; round += 1) {
      const body = randomBody(random);
      const html = bodyToHtml(body, { imageUrl: (id) => `/media/${id}` });
      expect(html).toBe(bodyToHtml(body, { imageUrl: (id) => `/media/${id}` }));
      const nodes = parseHtml(html, 256);
      namesIn(nodes, found);
      expect(lettersOf(wordsIn(nodes))).toBe(lettersOf(body.map(wordsOf).join('')));
    }
    expect([...found].toSorted().join(' ')).toBe(
      [
        'a[class] a[href] a[rel] aside[class] blockquote br caption code div[aria-label] div[role] em',
        'figcaption figure figure[class] h2[id] h3[id] h4[id] img[alt] img[loading] img[src] li ol p',
        'p[class] s span[class] strong sub sup table tbody td th[scope] thead tr u ul',
      ].join(' '),
    );
  });
});

function namesIn(nodes: readonly HtmlNode[], found: Set<string>): void {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (node.attrs.length === 0) found.add(node.tagName);
    for (const { name } of node.attrs) found.add(`${node.tagName}[${name}]`);
    namesIn(node.childNodes, found);
  }
}

function wordsIn(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => (isElement(node) ? wordsIn(node.childNodes) : 'value' in node ? node.value : ''))
    .join('');
}

function wordsOf(block: Block): string {
  const inline = (text: { readonly children: readonly { readonly text: string }[] }) =>
    text.children.map((span) => span.text).join('');
  switch (block._type) {
    case 'block':
      return inline(block);
    case 'figure':
      return (block.caption ?? '') + (block.credit ?? '');
    case 'video':
      return block.title || block.url;
    case 'callout':
      return (block.title ?? '') + block.content.map(inline).join('');
    case 'callToAction':
      return block.title + (block.text ?? '') + block.label;
    case 'table':
      return (block.caption ?? '') + block.rows.flatMap((row) => row.cells.map(inline)).join('');
    default:
      return '';
  }
}

function lettersOf(words: string): string {
  return words.replace(/\s+/g, '');
}
