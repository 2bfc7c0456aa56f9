import { describe, expect, it } from '@jest/globals';
import { readPageText } from './page-text.js';
import { printReceipt } from './receipt.js';

const saved = `Search
Close this search box.

Yawning with half a face

A yawn moves more muscles than any exercise does.

Reading time: 1 minute

Portrait of Vera
Vera before she yawned

The jaw opens first. Then the eyes close.

Learn more & Register

The rest of the face follows, and that is the whole secret.

Picture of Ada Reiss

Ada Reiss

Physiotherapist

Advice by video

Half an hour with Ada Reiss.

Learn more & Register

More articles

Sleeping with one eye open

Some other article’s first words.`;

describe('a receipt', () => {
  const { receipt } = readPageText(saved);

  it('counts what was kept, words with captions and without the title', () => {
    // 9 + 4 + 8 + 12 words by hand.
    expect(receipt.kept).toEqual({ blocks: { paragraph: 3, figure: 1 }, words: 33, images: 1 });
  });

  it('accounts for every line: it is kept or dropped', () => {
    expect(receipt.lines).toEqual({ read: 19, kept: 11, dropped: 8 });
    const page = readPageText(saved);
    const kept = JSON.stringify([page.title, page.body, page.author, page.callToAction]);
    const dropped = new Set(receipt.dropped.map((line) => line.line));
    const lost = saved
      .split('\n')
      .filter((text, index) => text !== '' && !dropped.has(index + 1) && !kept.includes(text));
    expect(lost).toEqual([]);
  });

  it('says why each line was dropped', () => {
    expect(receipt.dropped.map(({ line, because }) => [line, because])).toEqual([
      [1, 'the site’s search form'],
      [2, 'the site’s search form'],
      [8, expect.stringContaining('computed anew')],
      [15, 'a button without its address'],
      [19, expect.stringContaining('portrait')],
      [31, 'the site’s heading over other articles'],
      [33, 'below the heading over other articles'],
      [35, 'below the heading over other articles'],
    ]);
  });

  it('says what each line was taken for', () => {
    expect(receipt.recognised.map(({ kind, line, isCertain }) => [kind, line, isCertain])).toEqual([
      ['title', 4, true],
      ['figure', 10, true],
      ['author', 21, true],
      ['call to action', 25, true],
    ]);
  });

  it('sets the computed reading time beside the printed one', () => {
    expect(receipt.readingTime).toMatchObject({ minutes: 1, words: 33, images: 1, method: 'YOAST' });
    expect(receipt.printedMinutes).toBe(1);
    expect(printReceipt(receipt)).toContain(
      '1 minute (YOAST, 33 words, 1 image); the site printed 1: the same',
    );
    expect(printReceipt({ ...receipt, printedMinutes: 4 })).toContain('the site printed 4: DIFFERENT');
    expect(printReceipt({ ...receipt, printedMinutes: null })).toContain('the site printed none');
  });

  it('goes through JSON unharmed', () => {
    expect(JSON.parse(JSON.stringify(receipt))).toEqual(receipt);
  });

  it('prints a line for everything it has', () => {
    const printed = printReceipt({ ...receipt, file: 'yawning.txt' });
    expect(printed.split('\n')[0]).toBe('yawning.txt');
    expect(printed).toContain('33 words in 3 paragraphs, 1 figure');
    expect(printed).toContain('19 read, 11 kept, 8 dropped');
    expect(printed).toContain('line  15  “Learn more & Register”  a button without its address');
    expect(printed).toContain('line  21  author');
    expect(printed.endsWith('\n')).toBe(true);
  });

  it('marks what an editor should look at', () => {
    const doubtful = readPageText(
      'Title of it\n\nA paragraph of five words.\n\nPhoto of a candle\n\nAnd some more words here.',
    );
    expect(printReceipt(doubtful.receipt)).toMatch(
      /recognised, 1 uncertain \(\?\)\n(.*\n)* {2}\? line {3}5 {2}figure/,
    );
  });
});
