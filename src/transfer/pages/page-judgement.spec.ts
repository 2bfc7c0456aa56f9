import { describe, expect, it } from '@jest/globals';
import type { Block } from '../../rules/body/body.js';
import { readPageText } from './page-text.js';

const read = (...groups: string[]) =>
  readPageText(['A title', 'The opening has a few words.', ...groups].join('\n\n'));
const shape = (block: Block) =>
  block._type === 'block'
    ? `${block.listItem ?? block.style}: ${block.children.map((span) => span.text).join('')}`
    : block._type;
/** The blocks below the opening. */
const shapes = (...groups: string[]) =>
  read(...groups)
    .body.slice(1)
    .map(shape);

describe('a heading', () => {
  it('is no short line at the end, for it would head nothing', () => {
    expect(shapes('Keep smiling')).toEqual(['normal: Keep smiling']);
  });

  it('is no short sentence', () => {
    expect(shapes('It moves.', 'And then it rests again.')).toEqual([
      'normal: It moves.',
      'normal: And then it rests again.',
    ]);
  });

  it('may be a question, but not two', () => {
    expect(shapes('Does it hurt?', 'No.', 'Does it? Will it?', 'No.')).toEqual([
      'h2: Does it hurt?',
      'normal: No.',
      'normal: Does it? Will it?',
      'normal: No.',
    ]);
  });

  it('of two below each other is the parent of the second', () => {
    expect(shapes('Exercises', 'For the brow', 'Lift it.', 'Outlook', 'It is good.')).toEqual([
      'h2: Exercises',
      'h3: For the brow',
      'normal: Lift it.',
      'h2: Outlook',
      'normal: It is good.',
    ]);
  });

  it('with a number is of the second level where no other heads it', () => {
    expect(shapes('1. Warmth', 'Use your palm.', '2. Rest', 'Use your bed.')).toEqual([
      'h2: 1. Warmth',
      'normal: Use your palm.',
      'h2: 2. Rest',
      'normal: Use your bed.',
    ]);
  });

  it('may stand directly over its paragraph', () => {
    expect(shapes('Warmth\nUse your palm. Do it often.', 'It helps.')).toEqual([
      'h2: Warmth',
      'normal: Use your palm. Do it often.',
      'normal: It helps.',
    ]);
  });
});

describe('a list', () => {
  it('may have its lead-in directly over it', () => {
    expect(shapes('You need:\n• a mirror\n• a chair')).toEqual([
      'normal: You need:',
      'bullet: a mirror',
      'bullet: a chair',
    ]);
  });

  it('is what numbered lines without paragraphs between them are', () => {
    expect(shapes('1. Sit.', '2. Breathe.', '3) Smile.', 'Do this every day.')).toEqual([
      'number: Sit.',
      'number: Breathe.',
      'number: Smile.',
      'normal: Do this every day.',
    ]);
  });

  it('does not begin with a year or a decimal', () => {
    expect(shapes('2019. That was the year.', '1.5 millimetres a day is fast.')).toEqual([
      'normal: 2019. That was the year.',
      'normal: 1.5 millimetres a day is fast.',
    ]);
  });
});

describe('two lines below each other', () => {
  it('are two paragraphs where both are sentences', () => {
    expect(shapes('The first one ends.\nThe second one does too.')).toEqual([
      'normal: The first one ends.',
      'normal: The second one does too.',
    ]);
  });

  it('are one paragraph where the second goes on in small letters', () => {
    expect(shapes('Example clinic, Long Street\nback entrance, second floor')).toEqual([
      'normal: Example clinic, Long Street\nback entrance, second floor',
    ]);
  });
});

describe('somebody’s own words', () => {
  it('end, with a doubt, where the first person ends', () => {
    const page = read(
      'Tom told us:',
      'I woke up with it.',
      'My tea ran out of my mouth.',
      'Tom was lucky that he came early.',
    );
    expect(page.body.slice(1).map(shape)).toEqual([
      'normal: Tom told us:',
      'blockquote: I woke up with it.',
      'blockquote: My tea ran out of my mouth.',
      'normal: Tom was lucky that he came early.',
    ]);
    expect(page.receipt.recognised.at(-1)).toMatchObject({ kind: 'quote', isCertain: false });
  });

  it('end with their quotation mark', () => {
    const page = read('Tom wrote: “I woke up with it.”', 'I, Ada, remember the day well.');
    expect(page.body.slice(1).map(shape)).toEqual([
      'normal: Tom wrote:',
      'blockquote: “I woke up with it.”',
      'normal: I, Ada, remember the day well.',
    ]);
    expect(page.receipt.recognised.at(-1)).toMatchObject({ kind: 'quote', isCertain: true });
  });

  it('may be Dutch', () => {
    expect(shapes('Na een jaar schreef ze:', 'Ik kan weer lachen met mijn kinderen.')).toEqual([
      'normal: Na een jaar schreef ze:',
      'blockquote: Ik kan weer lachen met mijn kinderen.',
    ]);
  });

  it('are not a leaflet’s, which speaks of nobody', () => {
    expect(shapes('The leaflet says: rest the eye at night.')).toEqual([
      'normal: The leaflet says: rest the eye at night.',
    ]);
  });
});

describe('a note', () => {
  it.each([
    ['Warning: Never tape the eye shut.', { tone: 'warning', title: 'Warning' }],
    ['TIP: Use a straw.', { tone: 'tip', title: 'TIP' }],
    ['Let op: plak het oog niet dicht.', { tone: 'important', title: 'Let op' }],
    ['Note that children heal faster.', { tone: 'note' }],
  ])('is %s', (text, callout) => {
    expect(read(text).body[1]).toMatchObject({ _type: 'callout', ...callout });
  });

  it('is not what merely has a colon', () => {
    expect(shapes('Result: it moves.')).toEqual(['normal: Result: it moves.']);
  });
});

describe('an author', () => {
  it('may stand above the article', () => {
    const page = read(
      'Picture of Ada Reiss\nAda Reiss\nPhysiotherapist',
      'The face moves again after a while.',
    );
    expect(page.author).toEqual({ name: 'Ada Reiss', jobTitle: 'Physiotherapist' });
    expect(page.body).toHaveLength(2);
  });

  it('may have no job title before the call to action', () => {
    const page = read(
      'Picture of Ada Reiss',
      'Ada Reiss',
      'Advice by video',
      'Half an hour with her.',
      'Learn more & Register',
    );
    expect(page.author).toEqual({ name: 'Ada Reiss', jobTitle: null });
    expect(page.callToAction).toMatchObject({
      title: 'Advice by video',
      text: 'Half an hour with her.',
      imageAlt: null,
    });
  });

  it('is nobody where a picture shows something else', () => {
    const page = read('Picture of the facial nerve', 'Five branches leave the skull here.');
    expect(page.author).toBeNull();
    expect(page.body[1]).toMatchObject({ _type: 'figure', alt: 'Picture of the facial nerve' });
  });
});

describe('a button between paragraphs', () => {
  it('goes, and leaves the section over it in the article', () => {
    const page = read('Exercises', 'Lift the brow.', 'Learn more & Register', 'Then let it fall.');
    expect(page.callToAction).toBeNull();
    expect(page.body.slice(1).map(shape)).toEqual([
      'h2: Exercises',
      'normal: Lift the brow.',
      'normal: Then let it fall.',
    ]);
  });
});

describe('a summary', () => {
  it('is the first paragraph, and the next within 300 characters', () => {
    const long = `${'Word '.repeat(70)}end.`;
    expect(readPageText(`T\n\nOne has five words here.\n\nTwo is short.\n\n${long}`).summary).toBe(
      'One has five words here. Two is short.',
    );
  });

  it('is found below a picture', () => {
    expect(
      readPageText('T\n\nPortrait\nOf Vera\n\nOne has five words here.\n\nHeading\n\nTwo.').summary,
    ).toBe('One has five words here.');
  });

  it('is cut after a sentence, or else after a word', () => {
    const sentences = 'This sentence has exactly fifty characters, or so. '.repeat(20).trim();
    expect(readPageText(`T\n\n${sentences}`).summary).toMatch(/^(?:This sentence [^.]*\.\s?){9}$/);
    const words = readPageText(`T\n\n${'word '.repeat(300)}`).summary;
    expect(words).toMatch(/ word…$/);
    expect(words.length).toBeLessThanOrEqual(500);
  });
});

describe('hostile text', () => {
  it.each([
    ['stops', `A title\n\n${'.'.repeat(40_000)} five words and a bit`],
    ['brackets', `A title\n\nfive words and a bit ${'.)'.repeat(20_000)}`],
    ['colons', `A title\n\nfive words and a bit ${'wrote a b: '.repeat(3_000)}`],
    ['one letter lines', `A title\n\nfive words and a bit\n\n${'a\n'.repeat(20_000)}`],
  ])('made of %s is read in no time', (_, text) => {
    const start = performance.now();
    expect(readPageText(text).title).toBe('A title');
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
