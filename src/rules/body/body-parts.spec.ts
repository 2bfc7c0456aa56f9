import { describe, expect, it } from '@jest/globals';
import { bodyFromMarkdown } from './markdown/body-from-markdown.js';
import { countImages, figuresOf, linksOf, videosOf } from './body-parts.js';

const { body } = bodyFromMarkdown(
  [
    'Read [this **page**](/page) and [that](https://example.org).',
    '![One](image:a)',
    'https://youtu.be/dQw4w9WgXcQ',
    '> [!TIP]\n> See [more](#more).',
    '| [cell](/cell) |\n| --- |\n| x |',
    '```call-to-action\ntitle: T\nlabel: Book\nurl: /book\n```',
    '![Two](image:b)',
  ].join('\n\n'),
  [],
);

describe('the parts of a body', () => {
  it('are figures and videos in their order', () => {
    expect(figuresOf(body!).map((figure) => figure.imageId)).toEqual(['a', 'b']);
    expect(videosOf(body!).map((video) => video.url)).toEqual(['https://youtu.be/dQw4w9WgXcQ']);
    expect(countImages(body!)).toBe(2);
  });

  it('are links with their words, from text, callouts, tables and calls to action', () => {
    expect(linksOf(body!)).toEqual([
      { href: '/page', text: 'this page', blockKey: 'b0' },
      { href: 'https://example.org', text: 'that', blockKey: 'b0' },
      { href: '#more', text: 'more', blockKey: 'b3' },
      { href: '/cell', text: 'cell', blockKey: 'b4' },
      { href: '/book', text: 'Book', blockKey: 'b5' },
    ]);
  });
});
