import { describe, expect, it } from '@jest/globals';
import { summaryFrom } from './summary.js';

describe('summaryFrom', () => {
  it('keeps a short text whole, on one line', () => {
    expect(summaryFrom('One line.\n\nAnother.')).toBe('One line. Another.');
  });

  it('ends after a sentence where one ends in the second half', () => {
    expect(summaryFrom('A first sentence. A second sentence that goes on for long.', 30)).toBe(
      'A first sentence.',
    );
  });

  it('ends after a word otherwise', () => {
    expect(summaryFrom('Short. Then a very long sentence without an end', 25)).toBe(
      'Short. Then a very long…',
    );
  });

  it('cuts a text without spaces', () => {
    expect(summaryFrom('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
  });
});
