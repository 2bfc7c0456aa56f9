import { describe, expect, it } from '@jest/globals';
import { randomBody, seededRandom } from '../../../../test/support/random-body.js';
import { bodyFromMarkdown } from '../markdown/body-from-markdown.js';
import { bodyToHtml, type HtmlOptions } from './body-to-html.js';
import type { ShownImage } from '../../media/image-address.js';
import type { Block, Body, TestimonialBlock, TextBlock } from '../body.js';
import { isElement, parseHtml, type HtmlNode } from './parse-html.js';

function htmlOf(markdown: string, options?: HtmlOptions): string {
  return bodyToHtml(bodyFromMarkdown(markdown, []).body!, options).trimEnd();
}

function shown(src: string): ShownImage {
  return { src, srcset: `${src} 640w`, width: 640, height: 480 };
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
    expect(htmlOf(markdown, { image: (id) => shown(`/media/${id}?a=1&b=2`) })).toBe(
      '<figure><img src="/media/aW1n?a=1&amp;b=2" srcset="/media/aW1n?a=1&amp;b=2 640w" width="640" height="480" ' +
        'alt="A &quot;face&quot;" loading="lazy" decoding="async">' +
        '<figcaption>The caption <span class="credit">Jo</span></figcaption></figure>',
    );
    const standIn = '<figure><div role="img" aria-label="A &quot;face&quot;"></div><figcaption>The caption';
    expect(htmlOf(markdown, { image: () => null })).toContain(standIn);
    expect(htmlOf(markdown)).toContain(standIn);
    expect(htmlOf('![A face](<> "C")', { image: () => shown('/never-asked') })).not.toContain('/never-asked');
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

  it('has a story only where it was filled in, and nothing for a bare reference', () => {
    const [block] = bodyFromMarkdown('```testimonial\nid: dGVz\n```', []).body!;
    const content = bodyFromMarkdown('It \\<helped>', []).body as readonly TextBlock[];
    const story = { name: 'A. & B.', content, image: { imageId: 'aW1n', alt: 'A. smiles' } };
    expect(bodyToHtml([{ ...(block as TestimonialBlock), story }])).toBe(
      '<figure class="testimonial"><div role="img" aria-label="A. smiles"></div><blockquote>\n<p>It &lt;helped&gt;</p>\n</blockquote><figcaption>A. &amp; B.</figcaption></figure>\n',
    );
    expect(bodyToHtml([block!])).toBe('');
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
        image: () => shown('javascript:alert(1)'),
      }),
    ).not.toContain('img src');
    expect(
      bodyToHtml([{ _type: 'figure', _key: 'e', imageId: 'i', alt: 'x' }], {
        image: () => ({ ...shown('/right'), srcset: '/right 1w, javascript:alert(1) 2w' }),
      }),
    ).not.toMatch(/script|srcset/);
  });

  it('writes only elements and attributes of the list, and no word of the body becomes markup', () => {
    const random = seededRandom(42);
    const found = new Set<string>();
    for (let round = 0; round < 200; round += 1) {
      const body = randomBody(random);
      const html = bodyToHtml(body, { image: (id) => shown(`/media/${id}`) });
      expect(html).toBe(bodyToHtml(body, { image: (id) => shown(`/media/${id}`) }));
      const nodes = parseHtml(html, 256);
      namesIn(nodes, found);
      expect(lettersOf(wordsIn(nodes))).toBe(lettersOf(body.map(wordsOf).join('')));
    }
    expect([...found].toSorted().join(' ')).toBe(
      [
        'a[class] a[href] a[rel] aside[class] blockquote br caption code div[aria-label] div[role] em',
        'figcaption figure figure[class] h2[id] h3[id] h4[id] img[alt] img[decoding] img[height] img[loading]',
        'img[src] img[srcset] img[width] li ol p p[class] s span[class] strong sub sup table tbody td th[scope] thead tr u ul',
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
