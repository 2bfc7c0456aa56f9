import { describe, expect, it } from '@jest/globals';
import { groupsOf, linesOf, straightened } from './page-lines.js';

const textsOf = (text: string) =>
  groupsOf(straightened(linesOf(text))).map((group) => group.map((line) => line.text));

describe('the lines of saved text', () => {
  it('keep their numbers, and lose the spaces nobody sees', () => {
    expect(linesOf('\ufeffA\u00a0 b\u200b \r\n\r\n\tc\u0007\rd')).toEqual([
      { number: 1, text: 'A b' },
      { number: 2, text: '' },
      { number: 3, text: 'c' },
      { number: 4, text: 'd' },
    ]);
  });

  it('keep their quotes and apostrophes, and join what accents were typed apart', () => {
    expect(linesOf("“Bell’s” cafe\u0301 'n")).toEqual([{ number: 1, text: "“Bell’s” café 'n" }]);
  });
});

describe('groups of lines', () => {
  it('stand between empty lines', () => {
    expect(textsOf('\n\nOne\n\n \nTwo\nThree\n')).toEqual([['One'], ['Two', 'Three']]);
  });

  it('join the lines of hard-wrapped paragraphs', () => {
    const wrapped =
      'Title\n\nThe nerve leaves the skull behind the ear and then spreads\nout in five branches over the cheek, the brow, the chin and\nthe neck.\n\nPortrait\nOf somebody';
    expect(textsOf(wrapped)).toEqual([
      ['Title'],
      [
        'The nerve leaves the skull behind the ear and then spreads out in five branches over the cheek, the brow, the chin and the neck.',
      ],
      ['Portrait', 'Of somebody'],
    ]);
  });

  it('are single lines where long paragraphs stand below each other', () => {
    const long =
      'A sentence that is far too long to have been wrapped by anybody who wraps lines at all, for it goes on.';
    expect(textsOf(`Title\n\n${long}\n${long}\nHeading\n${long}`)).toEqual([
      ['Title'],
      [long],
      [long],
      ['Heading'],
      [long],
    ]);
  });
});
