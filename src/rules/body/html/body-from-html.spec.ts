import { describe, expect, it } from '@jest/globals';
import { randomBody, seededRandom, withoutKeys } from '../../../../test/support/random-body.js';
import { bodyFromHtml } from './body-from-html.js';
import { bodyFromMarkdown } from '../markdown/body-from-markdown.js';
import { bodyToHtml } from './body-to-html.js';
import { bodyToMarkdown } from '../markdown/body-to-markdown.js';
import { bodyLimits } from '../body.js';

const path = ['input', 'body', 'html'];

/** The body as Markdown, which is easier on the eye. */
function read(html: string): string {
  const { body, faults } = bodyFromHtml(html, path);
  return faults ? faults.map((fault) => fault.code).join(' ') : bodyToMarkdown(body).trimEnd();
}

describe('bodyFromHtml', () => {
  it('reads a document as well as a fragment', () => {
    expect(read('<!doctype html><html><head><title>No</title></head><body><h1>Head</h1><p>Text</body>')).toBe(
      '## Head\n\nText',
    );
    expect(read('Loose <em>text</em><div>block</div>tail')).toBe('Loose _text_\n\nblock\n\ntail');
  });

  it('brings headings to the levels of a body', () => {
    expect(read('<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6>')).toBe(
      '## a\n\n## b\n\n### c\n\n#### d\n\n#### e\n\n#### f',
    );
  });

  it('collapses blanks as browsers do, and keeps breaks and preformatted text', () => {
    expect(read('<p>  a \n <b> b</b>  c <br>  d </p> \n <p> </p><p>&nbsp;</p>')).toBe('a **b** c\\\nd');
    expect(bodyFromHtml('<pre>a\n  b</pre>', path).body).toMatchObject([
      { children: [{ text: 'a\n  b', marks: ['code'] }] },
    ]);
  });

  it('reads marks, whatever the element is called, and those given by style', () => {
    expect(
      read('<p><b>a</b> <strong>b</strong> <i>c</i> <del>d</del> <kbd>e</kbd> <u>f</u> <sub>g</sub></p>'),
    ).toBe('**a** **b** _c_ ~~d~~ `e` <u>f</u> <sub>g</sub>');
    expect(read('<b style="font-weight:normal"><p>a <span style="font-weight:700">b</span></p></b>')).toBe(
      'a **b**',
    );
  });

  it('reads lists, nested properly or not, and keeps paragraphs of one item together', () => {
    expect(read('<ul><li>a<ol><li>b</ol><li><p>c<p>d</ul><ol><li>e<li>f</ol>')).toBe(
      '- a\n  1. b\n- c\\\n  d\n1. e\n2. f',
    );
    expect(read('<ul><li>a</li><ul><li>b</li></ul></ul><li>c')).toBe('- a\n  - b\n- c');
  });

  it('reads quotes, definitions and disclosures', () => {
    expect(
      read('<blockquote><p>a</p>b</blockquote><dl><dt>c<dd>d</dl><details><summary>e</summary>f</details>'),
    ).toBe('> a\n\n> b\n\n**c**\n\nd\n\n**e**\n\nf');
  });

  it('reads figures and pictures with their words', () => {
    const html =
      '<figure><a href="/big"><img src="/a.jpg" alt="A face"></a><figcaption>The <b>caption</b> <span class="credit">Jo</span></figcaption></figure>' +
      '<p>before <img src="b.jpg" alt="b"> after</p><img width=1 height=1 src=pixel.gif>' +
      '<figure><figure><img alt=c></figure><figure><img alt=d></figure><figcaption>Both</figcaption></figure>';
    const { body } = bodyFromHtml(html, path, {
      imageIdOf: (address) => (address === '/a.jpg' ? 'aW1n' : null),
    });
    expect(body).toMatchObject([
      { _type: 'figure', imageId: 'aW1n', alt: 'A face', caption: 'The caption', credit: 'Jo' },
      { children: [{ text: 'before' }] },
      { _type: 'figure', imageId: null, alt: 'b' },
      { children: [{ text: 'after' }] },
      { _type: 'figure', alt: 'c' },
      { _type: 'figure', alt: 'd' },
      { children: [{ text: 'Both' }] },
    ]);
  });

  it('reads tables, with what they span, and takes tables of one cell for layout', () => {
    expect(
      read(
        '<table><caption>Cap</caption><thead><tr><td>a<td>b<tbody><tr><td colspan=2>c | d<tr><td><p>e</p><p>f</p><td><table><tr><td>g<td>h</table></table>',
      ),
    ).toBe(
      'Table: Cap\n\n| a | b |\n| --- | --- |\n| c \\| d |  |\n| e<br>f |  |\n\n|  |  |\n| --- | --- |\n| g | h |',
    );
    expect(
      read(
        '<figure class="wp-block-table"><table><tr><th>a<th>b</table><figcaption>Cap</figcaption></figure>',
      ),
    ).toBe('Table: Cap\n\n| a | b |\n| --- | --- |');
    expect(read('<table><tr><td><h2>a</h2><p>b</table>')).toBe('## a\n\nb');
  });

  it('reads players of YouTube and Vimeo and addresses that stand alone as videos', () => {
    const { body } = bodyFromHtml(
      '<iframe src="//www.youtube.com/embed/dQw4w9WgXcQ?rel=0" title="Massage"></iframe>' +
        '<figure><div>https://vimeo.com/76979871</div></figure><video title="Film"><source src="https://example.org/a.mp4"></video>',
      path,
    );
    expect(body).toMatchObject([
      { _type: 'video', url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', title: 'Massage' },
      { _type: 'video', url: 'https://vimeo.com/76979871', title: '' },
      { _type: 'video', url: 'https://example.org/a.mp4', title: 'Film' },
    ]);
  });

  it('drops what is no text of an article', () => {
    expect(
      read(
        '<nav>a</nav><script>b</script><style>c</style><noscript>d</noscript><form><button>e</button></form><svg><text>f</text></svg>' +
          '<template>g</template><p hidden>h</p><p style="display: none">i</p><!-- j --><select><option>k</select><p>kept</p>' +
          '<math><mi>l</mi></math><object>m</object>',
      ),
    ).toBe('kept');
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<svg><script>alert(1)</script></svg>',
    '<p onclick="alert(1)">x</p>',
    '<scr<script>ipt>alert(1)</script>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href=" &#1;javascript:alert(1)">x</a>',
    '<form action="javascript:alert(1)"><input type=submit></form>',
    '<base href="javascript:alert(1)//"><a href="/x">y</a>',
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<figure><img src="javascript:alert(1)" alt="<script>alert(1)</script>"></figure>',
    '<table background="javascript:alert(1)"><tr><td>a<td>b</table>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ])('makes nothing that runs of %s', (html) => {
    const { body } = bodyFromHtml(html, path, { isLenient: true });
    const written = bodyToHtml(body!, {
      image: () => ({ src: 'javascript:alert(1)', srcset: 'javascript:alert(1) 1w', width: 1, height: 1 }),
    });
    expect(written).not.toMatch(
      /<(?:script|svg|iframe|style|form|base|math|img)|<[^>]*\s(?:on\w+|style|srcdoc)=|href="[^"]*script/i,
    );
  });

  it('says of a player or frame without an address just that', () => {
    for (const html of ['<iframe srcdoc="<p>a</p>"></iframe>', '<video></video>']) {
      const [fault] = bodyFromHtml(html, path).faults!;
      expect(fault.message).toMatch(/^A frame without an address has no place/);
    }
  });

  it('refuses unsafe links and foreign frames, and leaves them out when it is to be lenient', () => {
    const html =
      '<p><a href="javascript:alert(1)">x</a> <a href="//evil.example">y</a></p><iframe src="https://maps.example"></iframe>';
    const { faults } = bodyFromHtml(html, path);
    expect(faults?.map(({ code, field }) => [code, field])).toEqual([
      ['UNSAFE_LINK', path],
      ['UNSAFE_LINK', path],
      ['UNKNOWN_BLOCK', path],
    ]);
    expect(faults?.[2]?.message).toMatch(/^The frame of "https:\/\/maps.example" has no place in a body/);
    expect(bodyToMarkdown(bodyFromHtml(html, path, { isLenient: true }).body!)).toBe('x y\n');
  });

  it('keeps good links, blanks in them written as %20, and no link that leads nowhere', () => {
    expect(read('<a href=" /a b ">x</a> <a name=y>y</a> <a href="#">z</a>')).toBe('[x](/a%20b) y z');
  });

  it('reads back what bodyToHtml wrote', () => {
    const random = seededRandom(23);
    for (let round = 0; round < 150; round += 1) {
      // HTML has no blanks at the ends of lines, nor several in a row; testimonials and ids of images are not in it.
      const plain = bodyToMarkdown(randomBody(random).filter((block) => block._type !== 'testimonial'))
        .replace(/&#\d+;|\u00a0/g, '')
        .replaceAll('image:aW1n_0-', '<>');
      const first = bodyFromHtml(bodyToHtml(bodyFromMarkdown(plain, []).body ?? []), path).body!;
      const second = bodyFromHtml(bodyToHtml(first), path).body!;
      expect(withoutKeys(second)).toEqual(withoutKeys(first));
      expect(bodyToHtml(second)).toBe(bodyToHtml(first));
    }
  });

  it('refuses more than 1 MB before reading it, and HTML too deep to be an article', () => {
    expect(bodyFromHtml('x'.repeat(bodyLimits.bytes + 1), path).faults).toMatchObject([
      { code: 'TOO_LONG', field: path },
    ]);
    expect(bodyFromHtml('<div>'.repeat(300), path).faults).toMatchObject([{ code: 'TOO_LONG', field: path }]);
    expect(read('<div>'.repeat(200) + 'text')).toBe('text');
  });

  it.each([
    ['open elements', '<div>'],
    ['open formatting elements', '<b><p>'],
    ['misnested elements', '<a><b><p></a>'],
    ['tables', '<table><tr><td>'],
    ['cells', '<td>a'],
    ['breaks', 'a <br>'],
    ['items', '<li>a'],
    ['attributes', '<p a b="c" '],
    ['comments', '<!--'],
    ['spans', '<span>a</span><b>b</b>'],
    ['asides', '<aside class="callout-note"><p>'],
    ['references', '&amp;&#x41;'],
  ])('takes linear time for many %s', (_, piece) => {
    const start = performance.now();
    bodyFromHtml(`<table><tr>${piece.repeat(Math.floor(200_000 / piece.length))}`, path);
    bodyFromHtml(piece.repeat(Math.floor(200_000 / piece.length)), path);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
