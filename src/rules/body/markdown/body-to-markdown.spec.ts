import { describe, expect, it } from '@jest/globals';
import { randomBody, seededRandom, withoutKeys } from '../../../../test/support/random-body.js';
import { bodyFromMarkdown } from './body-from-markdown.js';
import { bodyToMarkdown } from './body-to-markdown.js';

describe('bodyToMarkdown', () => {
  it('writes what bodyFromMarkdown reads back as the same body, whatever the texts hold', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 400; round += 1) {
      const body = randomBody(random);
      const markdown = bodyToMarkdown(body);
      const read = bodyFromMarkdown(markdown, ['body']);
      expect({ markdown, body: read.body && withoutKeys(read.body), faults: read.faults }).toEqual({
        markdown,
        body: withoutKeys(body),
      });
    }
  });

  it('keeps a paragraph that is nothing but a link to a video from reading as that video', () => {
    const markdown = '<span>[**How** to\\\nmassage](https://youtu.be/dQw4w9WgXcQ)</span>\n';
    const { body } = bodyFromMarkdown(markdown, ['body']);
    expect(body).toMatchObject([{ _type: 'block' }]);
    expect(bodyToMarkdown(body!)).toBe(markdown);
  });
});
