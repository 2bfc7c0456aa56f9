import { describe, expect, it } from '@jest/globals';
import { snippetOf } from './snippet.js';

const asked =
  (...words: string[]) =>
  (word: string) =>
    words.includes(word) ? 1 : 0;
const filler = (words: number) => Array.from({ length: words }, (_, index) => `word${index}`).join(' ');

describe('snippetOf', () => {
  it('marks what was asked for, in whatever case and accent', () => {
    expect(snippetOf('The Nérve heals.', 'en', asked('nerve'))).toBe('The <mark>Nérve</mark> heals.');
  });

  it('shows the passage that says most, with a lead', () => {
    const text = `${filler(80)} nerve ${filler(60)} the nerve and the eye ${filler(80)}`;
    const snippet = snippetOf(text, 'en', asked('nerve', 'eye'));
    expect(snippet).toContain('the <mark>nerve</mark> and the <mark>eye</mark>');
    expect(snippet).toMatch(/^… .* …$/);
  });

  it('shows the beginning where nothing matches', () => {
    expect(snippetOf('Only this.', 'en', () => 0)).toBe('Only this.');
    expect(snippetOf('', 'en', () => 1)).toBe('');
  });

  it('escapes everything but its own marks', () => {
    expect(snippetOf('<b>nerve</b> & <script>eye</script>', 'en', asked('nerve', 'eye'))).toBe(
      '&lt;b&gt;<mark>nerve</mark>&lt;/b&gt; &amp; &lt;script&gt;<mark>eye</mark>&lt;/script&gt;',
    );
  });
});
