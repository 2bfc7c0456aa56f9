import { describe, expect, it } from '@jest/globals';
import { bodyToText } from '../../rules/body/body-to-text.js';
import type { Block } from '../../rules/body/body.js';
import { PageError } from './page-error.js';
import { readPageText } from './page-text.js';

const story = `Close this search box.

Can a frozen smile thaw?

Half the people we meet were told to wait, and then to live with it.

Both pieces of advice skip the part in which you can do something.

Estimated reading time: 2 minutes

Please note that we write about the nerve of the face only. After a stroke other rules hold.

The first weeks are the hardest. Nothing moves, and nobody can say when it will.

It does move again.

Vera came to us eleven years after her first attack.

A few months later, Vera wrote:As a girl I stood at the back of every photograph. Nobody asked me why.

Later I tried tape and creams. My own cousin told me to stop.

Last spring I laughed out loud at my sister’s wedding.

Portrait of Vera
Vera at her last visit

Is she cured? Was she ever ill for so long? It depends on the word.

How the nerve wakes up

Fibres grow back at about a millimetre a day.

What the recording shows

The two sides are recorded at once.

Recording of both cheeks
Signals of the still and the moving side while blowing out a candle.

Most of our patients see more than they expected.

Picture of Ada Reiss

Ada Reiss

Physiotherapist and founder of the Example clinic.

Advice by video

Talk to Ada Reiss for half an hour.

She looks at your face at rest and in motion. You get exercises to begin with.

Learn more & Register

Image for advice by video - two chairs before a screen

More articles`;

const advice = `Search
Close this search box.

Stiff cheeks and cold wind after facial palsy

Months after the palsy a cheek may feel tight. The wind makes it worse.

Note: There is a film about this as well.

Stiff cheeks after facial palsy

Tightness is a muscle that cannot let go

A muscle that works for two gets tired.

What makes the cheek tighten:

1. The few fibres that returned carry everything.

They never rest, and they shorten.

2. Cold makes them pull.

A scarf is the cheapest medicine.

What can you do about it?

Warm the cheek with your palm. Do it often.

Eat something that needs no chewing:

- soup
- yoghurt

Breathe out slowly.

Picture of Ada Reiss

Ada Reiss

Physiotherapist and founder of the Example clinic.

More articles`;

const shape = (block: Block) =>
  block._type === 'block'
    ? `${block.listItem ?? block.style}: ${block.children.map((span) => span.text).join('')}`
    : block._type;

describe('a page with a patient’s story', () => {
  const page = readPageText(story);

  it('has its title, and its opening as the summary', () => {
    expect(page.title).toBe('Can a frozen smile thaw?');
    expect(page.summary).toBe(
      'Half the people we meet were told to wait, and then to live with it. Both pieces of advice skip the part in which you can do something.',
    );
  });

  it('becomes the blocks an editor would have typed', () => {
    expect(page.body.map(shape)).toEqual([
      'normal: Half the people we meet were told to wait, and then to live with it.',
      'normal: Both pieces of advice skip the part in which you can do something.',
      'callout',
      'normal: The first weeks are the hardest. Nothing moves, and nobody can say when it will.',
      'normal: It does move again.',
      'normal: Vera came to us eleven years after her first attack.',
      'normal: A few months later, Vera wrote:',
      'blockquote: As a girl I stood at the back of every photograph. Nobody asked me why.',
      'blockquote: Later I tried tape and creams. My own cousin told me to stop.',
      'blockquote: Last spring I laughed out loud at my sister’s wedding.',
      'figure',
      'normal: Is she cured? Was she ever ill for so long? It depends on the word.',
      'h2: How the nerve wakes up',
      'normal: Fibres grow back at about a millimetre a day.',
      'h2: What the recording shows',
      'normal: The two sides are recorded at once.',
      'figure',
      'normal: Most of our patients see more than they expected.',
    ]);
  });

  it('sees an image’s text and its caption in two lines below each other', () => {
    expect(page.body.filter((block) => block._type === 'figure')).toMatchObject([
      { imageId: null, alt: 'Portrait of Vera', caption: 'Vera at her last visit' },
      {
        imageId: null,
        alt: 'Recording of both cheeks',
        caption: 'Signals of the still and the moving side while blowing out a candle.',
      },
    ]);
  });

  it('sees a note', () => {
    expect(page.body.find((block) => block._type === 'callout')).toMatchObject({
      tone: 'note',
      content: [{ children: [{ text: expect.stringMatching(/^Please note that we write/) }] }],
    });
  });

  it('has an author and a call to action, neither of them in the body', () => {
    expect(page.author).toEqual({
      name: 'Ada Reiss',
      jobTitle: 'Physiotherapist and founder of the Example clinic.',
    });
    expect(page.callToAction).toEqual({
      title: 'Advice by video',
      text: 'Talk to Ada Reiss for half an hour.\n\nShe looks at your face at rest and in motion. You get exercises to begin with.',
      label: 'Learn more & Register',
      imageAlt: 'Image for advice by video - two chairs before a screen',
    });
    expect(bodyToText(page.body)).not.toMatch(/Ada|Advice|Learn more|search box|reading time|articles/);
  });

  it('takes the printed reading time out of the text', () => {
    expect(page.printedMinutes).toBe(2);
  });

  it('is the same each time it is read', () => {
    expect(readPageText(story)).toEqual(page);
    expect(new Set(page.body.map((block) => block._key)).size).toBe(page.body.length);
  });

  it('is the same with other line endings, spaces and a byte order mark', () => {
    const saved = `\ufeff${story.replace(/\n/g, '\r\n').replace(/ the /g, '\u00a0the\u2009')}\r\n`;
    const { title, summary, body, author } = readPageText(saved);
    expect({ title, summary, body, author }).toEqual({
      title: page.title,
      summary: page.summary,
      body: page.body,
      author: page.author,
    });
    expect(readPageText(story.replace(/\n/g, '\r')).body).toEqual(page.body);
  });

  it('is the same without any empty line, but for what only empty lines tell', () => {
    const lines = story.split('\n').filter(Boolean);
    const longer = lines.map((line) => (line.startsWith('Is she cured?') ? `${line} ${line}` : line));
    const dense = readPageText(longer.join('\n'));
    expect(dense.author).toEqual(page.author);
    expect(dense.callToAction).toEqual(page.callToAction);
    expect(dense.body.map(shape)).toContain('h2: How the nerve wakes up');
    expect(dense.body.map(shape)).toContain(
      'blockquote: Later I tried tape and creams. My own cousin told me to stop.',
    );
  });
});

describe('a page with numbered reasons', () => {
  const page = readPageText(advice);

  it('nests numbered headings in the heading over them', () => {
    expect(page.body.map(shape)).toEqual([
      'normal: Months after the palsy a cheek may feel tight. The wind makes it worse.',
      'callout',
      'figure',
      'h2: Tightness is a muscle that cannot let go',
      'normal: A muscle that works for two gets tired.',
      'h2: What makes the cheek tighten:',
      'h3: 1. The few fibres that returned carry everything.',
      'normal: They never rest, and they shorten.',
      'h3: 2. Cold makes them pull.',
      'normal: A scarf is the cheapest medicine.',
      'h2: What can you do about it?',
      'normal: Warm the cheek with your palm. Do it often.',
      'normal: Eat something that needs no chewing:',
      'bullet: soup',
      'bullet: yoghurt',
      'normal: Breathe out slowly.',
    ]);
  });

  it('takes a line that repeats the title over another heading for the opening image, and says that it may err', () => {
    expect(page.body[2]).toMatchObject({ _type: 'figure', alt: 'Stiff cheeks after facial palsy' });
    expect(page.receipt.recognised.filter((seen) => !seen.isCertain)).toEqual([
      expect.objectContaining({ kind: 'figure', line: 10, text: 'Stiff cheeks after facial palsy' }),
    ]);
  });

  it('keeps the label of a note as its title', () => {
    expect(page.body[1]).toMatchObject({
      tone: 'note',
      title: 'Note',
      content: [{ children: [{ text: 'There is a film about this as well.' }] }],
    });
  });

  it('has neither a call to action nor a printed time', () => {
    expect(page.callToAction).toBeNull();
    expect(page.printedMinutes).toBeNull();
    expect(page.summary).toBe('Months after the palsy a cheek may feel tight. The wind makes it worse.');
  });
});

const codeOf = (text: string) => {
  try {
    readPageText(text);
  } catch (error) {
    if (error instanceof PageError) return error.code;
    throw error;
  }
  return null;
};

describe('a text that is no article', () => {
  it.each([
    ['nothing', '', 'EMPTY'],
    ['white space', ' \n\u00a0\r\n\ufeff', 'EMPTY'],
    ['binary data', 'GIF\u0000\u0001', 'BINARY'],
    ['HTML', '<!DOCTYPE html><html><body><p>A page of five words.</p></body></html>', 'NOT_AN_ARTICLE'],
    ['only the site’s own lines', 'Search\nClose this search box.\n\nMore articles', 'NOT_AN_ARTICLE'],
    ['a title alone', 'Can a frozen smile thaw?', 'NOT_AN_ARTICLE'],
    ['headings alone', 'Title\n\nOne\n\nTwo', 'NOT_AN_ARTICLE'],
    [
      'a paragraph without a title',
      `${'The face is still. '.repeat(20)}\n\nIt moves again in the end.`,
      'NOT_AN_ARTICLE',
    ],
    [
      'more blocks than a body may have',
      `Title\n\n${'A paragraph of five words.\n\n'.repeat(2_500)}`,
      'NOT_AN_ARTICLE',
    ],
  ])('is refused: %s', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('is told what would be right', () => {
    expect(() => readPageText('Can a frozen smile thaw?')).toThrow(
      'there is no paragraph below the title “Can a frozen smile thaw?”. An article has a title on a line of its own',
    );
  });
});
