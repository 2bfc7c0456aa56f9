import { describe, expect, it } from '@jest/globals';
import type { Body } from './body.js';
import { changedBlocks } from './changed-blocks.js';
import { bodyFromMarkdown } from './markdown/body-from-markdown.js';

const bodyOf = (markdown: string): Body => bodyFromMarkdown(markdown, []).body!;
const changes = (before: string, after: string) =>
  changedBlocks(bodyOf(before), bodyOf(after)).map(({ kind, index, before: old, after: young }) =>
    [kind, index, old, young].join(' | '),
  );

describe('changedBlocks', () => {
  it('finds nothing where only keys differ, those of links included', () => {
    const text = 'A [link](/here) and **more**.\n\n## Heading\n\n- one\n- two';
    const rekeyed = JSON.parse(
      JSON.stringify(bodyOf(text)).replaceAll(/"(k?[0-9a-f]{6,})"/g, '"x$1"'),
    ) as Body;
    expect(changedBlocks(bodyOf(text), rekeyed)).toEqual([]);
  });

  it('tells what was changed, added and removed, and where', () => {
    expect(changes('One.\n\nTwo.\n\nThree.', 'One.\n\nZwei.\n\nThree.')).toEqual([
      'CHANGED | 1 | Two. | Zwei.',
    ]);
    expect(changes('One.\n\nThree.', 'One.\n\nTwo.\n\nThree.')).toEqual(['ADDED | 1 |  | Two.']);
    expect(changes('One.\n\nTwo.\n\nThree.', 'One.\n\nThree.')).toEqual(['REMOVED | 1 | Two. | ']);
    expect(changes('A.\n\nB.\n\nC.', 'B.\n\nC.\n\nD.')).toEqual(['REMOVED | 0 | A. | ', 'ADDED | 2 |  | D.']);
    expect(changes('', 'A.')).toEqual(['ADDED | 0 |  | A.']);
  });

  it('sees a link that leads elsewhere, and a figure by its caption', () => {
    expect(changes('See [this](/a).', 'See [this](/b).')).toEqual(['CHANGED | 0 | See this. | See this.']);
    expect(changes('![A face](<> "Old")', '![A face](<> "New")')).toEqual(['CHANGED | 0 | Old | New']);
  });

  it('takes a text of two thousand blocks', () => {
    const long = Array.from({ length: 2000 }, (_, n) => `Paragraph ${n}.`);
    const other = long.map((text, n) => (n % 500 === 7 ? `${text}!` : text));
    expect(changes(long.join('\n\n'), other.join('\n\n'))).toHaveLength(4);
  });
});
