import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import sax, { type QualifiedTag } from 'sax';
import sharp from 'sharp';
import { svgAttributes, svgElements } from '../../src/rules/media/svg-names.js';
import { openMediaBench, type MediaBench } from '../support/media-bench.js';

const svg = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10" ${attributes}>` +
  `<rect width="20" height="10" fill="#0a0"/>${inner}</svg>`;

/** Drawings as people who mean harm make them. Each is taken, and all that could run or load is gone. */
const CORPUS: readonly [name: string, file: string][] = [
  ['a script', svg('<script>alert(1)</script><script href="data:text/javascript,alert(1)"/>')],
  ['a script in CDATA', svg('<script><![CDATA[alert(1)]]></script>')],
  [
    'handlers',
    svg('<g onclick="alert(1)" onmouseover="alert(1)"><path d="M0 0" onfocus="x"/></g>', 'onload="alert(1)"'),
  ],
  [
    'HTML inside',
    svg(
      '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/></foreignObject>',
    ),
  ],
  ['a use of data', svg('<use href="data:image/svg+xml;base64,PHN2Zy8+#x"/><use xlink:href="data:,x#y"/>')],
  ['a use from elsewhere', svg('<use href="http://127.0.0.1:1/x.svg#a"/><image href="file:///etc/passwd"/>')],
  [
    'movement',
    svg(
      '<a id="a"><set attributeName="href" to="javascript:alert(1)"/></a><animate href="#a" attributeName="href" values="javascript:x"/>',
    ),
  ],
  [
    'movement of handlers',
    svg('<rect><animate attributeName="onload" from="a" to="alert(1)"/><discard begin="0s"/></rect>'),
  ],
  [
    'styles',
    svg(
      '<style>@import url(http://127.0.0.1:1/);*{background:url(javascript:alert(1))}</style><rect style="fill:url(http://127.0.0.1:1/#a)"/>',
    ),
  ],
  ['filters', svg('<filter id="f"><feImage href="http://127.0.0.1:1/"/></filter><rect filter="url(#f)"/>')],
  [
    'other namespaces',
    svg(
      '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script><h:body xmlns:h="http://www.w3.org/1999/xhtml" onload="x"/>',
    ),
  ],
  [
    'instructions',
    `<?xml version="1.0"?><?xml-stylesheet href="http://127.0.0.1:1/x.xsl" type="text/xsl"?>${svg('')}`,
  ],
  [
    'XInclude',
    svg('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'),
  ],
  ['hidden words', svg('<desc>&lt;script&gt;alert(1)&lt;/script&gt;</desc><title>]]&gt;</title>')],
  [
    'a handler in an unknown prefix',
    svg('<rect xmlns:e="http://www.w3.org/2001/xml-events" e:event="load" e:handler="#x"/>'),
  ],
  [
    'a listener',
    svg(
      '<handler xmlns="http://www.w3.org/2000/svg" type="text/javascript">x</handler><listener event="load"/>',
    ),
  ],
];

/** Drawings that are bombs. */
const BOMBS: readonly [name: string, file: string][] = [
  [
    'a billion laughs',
    `<!DOCTYPE svg [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${`&a${n || ''};`.repeat(10)}">`).join('')}]>${svg('<text>&a8;</text>')}`,
  ],
  [
    'a file of the server',
    `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text>&x;</text>')}`,
  ],
  ['a parameter entity', `<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x"> %x;]>${svg('')}`],
  [
    'uses of uses',
    svg(
      Array.from({ length: 12 }, (_, n) => `<g id="u${n}">${`<use href="#u${n - 1}"/>`.repeat(10)}</g>`).join(
        '',
      ),
    ),
  ],
  ['a viewBox without end', svg('').replace('0 0 20 10', '0 0 1e300 1e300')],
  ['a line as wide as the world', svg('').replace('0 0 20 10', '0 0 99999999 1')],
  ['elements without end', svg('<g/>'.repeat(30_000))],
  ['depth without end', svg('<g>'.repeat(5000) + '</g>'.repeat(5000))],
];

describe('a drawing', () => {
  let bench: MediaBench;

  beforeAll(async () => {
    bench = await openMediaBench();
  });

  afterAll(() => bench?.close());

  it.each(CORPUS)('with %s keeps only what draws', async (_, file) => {
    const { status, id, mime } = await bench.upload(file);
    expect([status, mime]).toEqual([201, 'image/svg+xml']);
    const rowId = Buffer.from(id!, 'base64url').toString().slice('Image:'.length);
    const path = (await bench.files('files')).find((each) => each.includes(rowId))!;
    const kept = await readFile(path, 'utf8');
    for (const { local, attributes } of tagsOf(kept)) {
      expect(svgElements).toContain(local);
      for (const { name, value } of Object.values(attributes)) {
        if (name === 'xmlns') continue;
        expect(svgAttributes).toContain(name);
        expect(name === 'href' && !value.startsWith('#')).toBe(false);
        expect(value).not.toMatch(/javascript|data:|https?:|\/\//i);
      }
    }
    expect((await bench.upload(kept)).status).toBe(201);
    const shown = await fetch(bench.at(`/editor/media/${rowId}/160.png`), {
      headers: { cookie: bench.editor.cookie! },
    });
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    const { data, info } = await sharp(Buffer.from(await shown.arrayBuffer()))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, ...data.subarray(0, 3)]).toEqual([160, 80, 0, 170, 0]);
  });

  it.each(BOMBS)('that is %s is refused', async (_, file) => {
    const { status, errors } = await bench.upload(file);
    expect(status).toBe(422);
    expect(errors).toMatchObject([{ code: 'DAMAGED', field: ['file'] }]);
    expect(await bench.files('incoming')).toEqual([]);
  });
});

function tagsOf(text: string): QualifiedTag[] {
  const tags: QualifiedTag[] = [];
  const parser = sax.parser(true, { xmlns: true });
  Object.assign(parser, { onopentag: (tag: QualifiedTag) => tags.push(tag) });
  parser.write(text).close();
  return tags;
}
