import { describe, expect, it } from '@jest/globals';
import { parseFragment, serialize } from 'parse5';
import { scriptSafe } from './script-safe.js';

describe('structured data in a script element', () => {
  it.each([
    '</script><img src=x onerror=alert(1)>',
    '</SCRIPT >',
    '<!-- a comment that opens',
    '<!--<script>',
    '<script>',
    'https://a.example/</script>',
    'a < b, <!- and </ script',
  ])('stays inside it: %j', (text) => {
    const data = { headline: text, author: [{ name: text }], wordCount: 3 };
    const json = JSON.stringify(scriptSafe(data));
    const page = parseFragment(`<script type="application/ld+json">${json}</script><p>after</p>`);
    expect(page.childNodes.map(({ nodeName }) => nodeName)).toEqual(['script', 'p']);
    expect(serialize(page)).toBe(`<script type="application/ld+json">${json}</script><p>after</p>`);
  });

  it('is left as it is where nothing is risky', () => {
    const data = { name: 'Weaker than < 5 & "quoted"', n: 1, none: null, yes: true, list: ['</b>'] };
    expect(scriptSafe(data)).toEqual(data);
  });

  it('says in texts what the standard says, and in addresses what addresses say', () => {
    expect(scriptSafe('</script>')).toBe('&lt;/script>');
    expect(scriptSafe('https://a.example/<!--')).toBe('https://a.example/%3C!--');
  });
});
