import { describe, expect, it } from '@jest/globals';
import { cleanSvg } from './clean-svg.js';
import { SvgFault } from './svg-repeats.js';

const wrap = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 5" ${attributes}>${inner}</svg>`;
const bare = '<svg xmlns="http://www.w3.org/2000/svg" width="2560" height="1280" viewBox="0 0 10 5"';

describe('a cleaned drawing', () => {
  it('keeps what draws, and has the size of the largest picture made of it', () => {
    const { svg, width, height } = cleanSvg(
      wrap(
        '<g fill="#a00"><path d="M0 0h1" style="stroke: red; stroke-width:2"/><text x="1">A &amp; B</text></g>',
      ),
    );
    expect(svg).toBe(
      `${bare}><g fill="#a00"><path d="M0 0h1" stroke="red" stroke-width="2"/><text x="1">A &amp; B</text></g></svg>`,
    );
    expect([width, height]).toEqual([2560, 1280]);
  });

  it('keeps references within itself', () => {
    const inner =
      '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url(#g)"/><use href="#r"/>';
    expect(cleanSvg(wrap(inner)).svg).toBe(`${bare}>${inner}</svg>`);
    expect(cleanSvg(wrap('<use xlink:href="#r"/>')).svg).toBe(`${bare}><use href="#r"/></svg>`);
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script of another namespace', '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>'],
    ['HTML', '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>'],
    [
      'a style sheet',
      '<style>@import "http://evil.example/x.css"; * { fill: url(http://evil.example/) }</style>',
    ],
    ['an image from elsewhere', '<image href="http://169.254.169.254/latest"/>'],
    ['a link', '<a href="javascript:alert(1)"><rect/></a>'],
    ['movement of a reference', '<set attributeName="href" to="javascript:alert(1)"/>'],
    ['an animation', '<animate attributeName="xlink:href" values="data:image/svg+xml,x"/>'],
    ['a filter', '<filter id="f"><feImage href="http://evil.example"/></filter>'],
    ['an iframe', '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"/>'],
    [
      'an XInclude',
      '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
    ],
    ['a comment and an instruction', '<!-- alert(1) --><?xml-stylesheet href="http://evil.example"?>'],
    ['text between elements', 'alert(1)'],
  ])('loses %s with all it holds', (_, inner) => {
    expect(cleanSvg(wrap(inner)).svg).toBe(`${bare}/>`);
  });

  it.each([
    'onload="alert(1)"',
    'ONCLICK="alert(1)"',
    'href="data:image/svg+xml;base64,AAAA"',
    'xlink:href="http://evil.example#x"',
    'href="//evil.example#x"',
    'href="#a b"',
    'fill="url(http://evil.example/#g)"',
    'fill="url(&#35;a) url(//evil.example)"',
    'fill="u\\72l(http://evil.example)"',
    'fill="image-set(x)"',
    'style="fill:url(&quot;http://evil.example&quot;)"',
    'style="behavior:url(x);-moz-binding:url(x);background:red"',
    'style="href:#a"',
    'xml:base="http://evil.example/"',
    'class="a"',
  ])('loses the attribute %s', (attribute) => {
    expect(cleanSvg(wrap(`<use ${attribute}/>`)).svg).toBe(`${bare}><use/></svg>`);
  });

  it('is the same when it is cleaned again', () => {
    const { svg } = cleanSvg(
      wrap('<text id="t" style="fill:red">&lt;script&gt; "a" &amp;amp;</text><use href="#t"/>'),
    );
    expect(cleanSvg(svg).svg).toBe(svg);
  });

  it('may have long paths', () => {
    const d = 'M0 0h1'.repeat(40_000);
    expect(cleanSvg(wrap(`<path d="${d}"/>`)).svg).toContain(d);
  });
});

describe('a drawing is refused', () => {
  const bomb = `<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><text>&b;</text></svg>`;
  const nested = Array.from({ length: 10 }, (_, n) =>
    n === 0 ? '<g id="l0"><rect/></g>' : `<g id="l${n}">${`<use href="#l${n - 1}"/>`.repeat(10)}</g>`,
  ).join('');
  it.each([
    ['entities', bomb, /entities/],
    ['a file as entity', bomb.replace('"lol"', 'SYSTEM "file:///etc/passwd"'), /entities/],
    ['an entity it does not declare', wrap('<text>&nbsp;</text>'), /well-formed/],
    ['no XML', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>', /well-formed/],
    ['another root', '<html xmlns="http://www.w3.org/1999/xhtml"><svg/></html>', /no svg element/],
    ['no namespace', '<svg viewBox="0 0 1 1"/>', /no svg element/],
    ['no size', '<svg xmlns="http://www.w3.org/2000/svg"/>', /no size/],
    ['a size without end', wrap('').replace('0 0 10 5', '0 0 1e308 1e308'), /no size/],
    ['a size that is none', wrap('').replace('0 0 10 5', '0 0 NaN 5'), /no size/],
    ['parts within parts within parts', wrap(nested), /repeats parts/],
    [
      'patterns within patterns',
      wrap('<pattern id="p"><rect fill="url(#p)"/></pattern>'),
      /within each other/,
    ],
    ['elements without end', wrap('<g/>'.repeat(20_001)), /elements/],
    ['depth without end', wrap('<g>'.repeat(100) + '</g>'.repeat(100)), /within each other/],
  ])('for %s', (_, text, message) => {
    expect(() => cleanSvg(text)).toThrow(SvgFault);
    expect(() => cleanSvg(text)).toThrow(message);
  });
});
