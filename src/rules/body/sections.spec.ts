import { describe, expect, it } from '@jest/globals';
import { randomBody, seededRandom } from '../../../test/support/random-body.js';
import { bodyFromMarkdown } from './markdown/body-from-markdown.js';
import { bodyToHtml, sectionToHtml } from './html/body-to-html.js';
import type { Body } from './body.js';
import { sectionsOf } from './sections.js';

function bodyOf(markdown: string): Body {
  return bodyFromMarkdown(markdown, []).body!;
}

function outline(markdown: string): string[] {
  return sectionsOf(bodyOf(markdown), 'The title').map(
    ({ level, anchor, title }) => `${level} ${anchor}: ${title}`,
  );
}

describe('sectionsOf', () => {
  it('begins a section at every heading, and one of level 1 before the first', () => {
    expect(outline('Intro\n\n## Causes\n\nText\n\n### Stress\n\n## Treatment\n')).toEqual([
      '1 top: The title',
      '2 causes: Causes',
      '3 stress: Stress',
      '2 treatment: Treatment',
    ]);
  });

  it('has no introduction where the body begins with a heading, and no section where it is empty', () => {
    expect(outline('## Causes')).toEqual(['2 causes: Causes']);
    expect(sectionsOf([], 'The title')).toEqual([]);
  });

  it('takes anchors from the words alone, so that other headings may come and go', () => {
    const anchors = (markdown: string) => sectionsOf(bodyOf(markdown), '').map((section) => section.anchor);
    expect(anchors('## A\n\n## What helps?')).toContain('what-helps');
    expect(anchors('## New\n\n### Newer\n\n## What helps?')).toContain('what-helps');
  });

  it('numbers repeated headings, and keeps out of the way of headings that are numbered themselves', () => {
    expect(
      outline('## Tips\n\n## Tips\n\n## Tips 2\n\n## TIPS!\n\n## Top\n\n## ???\n\n## !!!').map(
        (line) => line.split(':')[0],
      ),
    ).toEqual(['2 tips', '2 tips-2', '2 tips-2-2', '2 tips-3', '2 top-2', '2 section', '2 section-2']);
  });

  it('keeps letters of every script in anchors and drops marks of text', () => {
    expect(outline('## **Één** _oorzaak_ van 面神经 麻痺')).toEqual([
      '2 één-oorzaak-van-面神经-麻痺: Één oorzaak van 面神经 麻痺',
    ]);
  });

  it('guesses the aspect of health, and takes the introduction for an overview', () => {
    const aspects = sectionsOf(bodyOf('Intro\n\n## Causes\n\n## Our clinic'), 'Causes of it').map(
      (section) => section.aspect,
    );
    expect(aspects).toEqual(['OVERVIEW', 'CAUSES', null]);
  });

  it('parts the body without loss, and so that the HTML of its sections makes the HTML of the whole', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 100; round += 1) {
      const body = [...randomBody(random), ...bodyOf('## Same\n\nText\n\n## Same\n'), ...randomBody(random)];
      const sections = sectionsOf(body, 'Title');
      expect(sections.flatMap((section) => section.blocks)).toEqual(body);
      expect(new Set(sections.map((section) => section.anchor)).size).toBe(sections.length);
      expect(sections.map((section) => sectionToHtml(section)).join('')).toBe(bodyToHtml(body));
    }
  });
});
