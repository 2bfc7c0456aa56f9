import { describe, expect, it } from '@jest/globals';
import { element, emptyElement, xmlText } from './xml.js';

describe('text in XML', () => {
  it('is escaped for element and attribute alike', () => {
    expect(xmlText(`<a href="x">'&amp;'</a>`)).toBe(
      '&lt;a href=&quot;x&quot;&gt;&apos;&amp;amp;&apos;&lt;/a&gt;',
    );
  });

  it('loses what XML cannot hold, escaped or not, and keeps characters beyond 16 bits', () => {
    expect(xmlText('a\u0000b\u0008c\u001bd\ufffee\ud800f🙂\tg\nh')).toBe('abcdef🙂\tg\nh');
  });

  it('keeps carriage returns, which a parser would make line feeds of', () => {
    expect(xmlText('a\rb')).toBe('a&#13;b');
  });

  it('stands in elements, and in none where it is null', () => {
    expect(element('a:b', 'c & d', { e: '"' })).toBe('<a:b e="&quot;">c &amp; d</a:b>\n');
    expect(element('a', null)).toBe('');
    expect(emptyElement('link', { href: 'https://a.example/?b&c' })).toBe(
      '<link href="https://a.example/?b&amp;c"/>\n',
    );
  });
});
