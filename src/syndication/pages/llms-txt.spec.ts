import { describe, expect, it } from '@jest/globals';
import { testSite } from '../../../test/support/article-row.js';
import { llmsTxt } from './llms-txt.js';

const row = { locale: 'nl', slug: 'a', title: 'Title', summary: 'Summary.', topic: 'Recovery' };
const site = testSite();

describe('the guide for language models', () => {
  it('has one title, a quotation, sections of links to Markdown, and what may be skipped last', () => {
    const text = llmsTxt([row, { ...row, slug: 'b', topic: null, summary: '' }], 'nl', site);
    expect(text.match(/^# .*$/gm)).toEqual(['# The Clinic']);
    expect(text.match(/^> .*$/gm)).toHaveLength(1);
    expect(text.match(/^## .*$/gm)).toEqual(['## Recovery', '## Other articles', '## Optional']);
    expect(text).toContain('- [Title](https://content.example/articles/a.md?locale=nl): Summary.\n');
    expect(text).toContain('- [Title](https://content.example/articles/b.md?locale=nl)\n');
    expect(text).toContain('https://content.example/llms.txt?locale=en');
  });

  it('says how many it lists at most', () => {
    expect(llmsTxt([], 'en', site)).toContain('1000 at most');
  });

  it('keeps one line a link, short, and no markup of an editor', () => {
    const text = llmsTxt(
      [{ ...row, title: 'A](https://evil.example)\n## B', summary: 'word '.repeat(100) }],
      'nl',
      site,
    );
    const line = text.match(/^- \[A.*$/gm)![0];
    expect(line).toContain('[A\\](https\\://evil.example) ## B](https://content.example');
    expect(line.length).toBeLessThan(350);
  });
});
