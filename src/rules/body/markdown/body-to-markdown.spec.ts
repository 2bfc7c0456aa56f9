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
});
