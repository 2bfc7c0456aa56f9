import { describe, expect, it } from '@jest/globals';
import { bodyFromMarkdown } from './markdown/body-from-markdown.js';
import { bodyToText } from './body-to-text.js';

function textOf(markdown: string): string {
  return bodyToText(bodyFromMarkdown(markdown, []).body!);
}

describe('bodyToText', () => {
  it('parts paragraphs by blank lines and gives list items lines of their own', () => {
    expect(textOf('## Head\n\nOne **two**\\\nthree\n\n- a\n- b\n  1. c\n\n> quote\n')).toBe(
      'Head\n\nOne two\nthree\n\na\nb\nc\n\nquote',
    );
  });

  it('has captions but neither alternative texts nor credits', () => {
    expect(textOf('![A drawing](image:a "The nerve\nCredit: Jo Doe")')).toBe('The nerve');
    expect(textOf('![A drawing](image:a)')).toBe('');
  });

  it('has the words of callouts, tables and video titles', () => {
    expect(textOf('> [!NOTE] Mind\n>\n> First\n>\n> - item')).toBe('Mind\n\nFirst\n\nitem');
    expect(textOf('Table: Dose\n\n| Drug | mg |\n| --- | --- |\n| A | 5 |\n| B | |')).toBe(
      'Dose\nDrug\tmg\nA\t5\nB',
    );
    expect(textOf('```video\nurl: https://vimeo.com/76979871\ntitle: Massage\n```')).toBe('Massage');
  });

  it('leaves out testimonials and calls to action, and no gap where they were', () => {
    const action = '```call-to-action\ntitle: Book\nlabel: Now\nurl: /\n```';
    expect(textOf(`One\n\n${action}\n\n\`\`\`testimonial\nid: abc\n\`\`\`\n\nTwo`)).toBe('One\n\nTwo');
  });
});
