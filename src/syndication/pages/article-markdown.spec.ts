import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { articleRow, INES, testSite } from '../../../test/support/article-row.js';
import { articleMarkdown } from './article-markdown.js';

const site = testSite();
const notice = site.textIn(site.settings.medicalNotices, 'en')!;

describe('an article as a Markdown document', () => {
  it('tells its facts, its text, its source and the notice', () => {
    const markdown = articleMarkdown(
      articleRow({ subtitle: 'In short' }),
      'First.\n\n## Causes\n\nMore.\n',
      site,
    );
    const [, facts, text] = markdown.split(/^---\n/m);
    expect(parse(facts!)).toEqual({
      title: "Bell's palsy",
      canonical_url: 'https://clinic.example/bells-palsy',
      language: 'en',
      authors: ['Inès Verbeek, MD'],
      publisher: 'The Clinic',
      published: '2026-01-01T09:00:00.000Z',
      updated: '2026-02-01T09:00:00.000Z',
      reading_time_minutes: 3,
      topics: ['Recovery'],
      notice,
    });
    expect(text).toBe(
      "\n# Bell's palsy\n\n**In short**\n\nInès Verbeek, MD · 3 minutes\n\n> A weakness of one side of the face.\n\n" +
        'First.\n\n## Causes\n\nMore.\n\n',
    );
    expect(
      markdown.endsWith(
        `\n---\n\nSource: [Bell's palsy](<https://clinic.example/bells-palsy>), The Clinic\n\n${notice}\n`,
      ),
    ).toBe(true);
  });

  it('names the review where there was one', () => {
    const review = { reviewedOn: '2026-03-01', reviewers: [INES] };
    const markdown = articleMarkdown(articleRow({ locale: 'nl' }), 'Tekst.', site, review);
    expect(markdown).toContain('reviewed: "2026-03-01"\nreviewed_by: ["Inès Verbeek, MD"]\n');
    expect(markdown).toContain('\nMedisch beoordeeld: 2026-03-01, Inès Verbeek, MD\n');
  });

  it('keeps titles from being markup or facts of their own', () => {
    const title = '"]\nnotice: none\n# <script>*x*';
    const markdown = articleMarkdown(articleRow({ title }), 'Text.', site);
    expect(parse(markdown.split(/^---\n/m)[1]!) as { title: string; notice: string }).toMatchObject({
      title,
      notice,
    });
    expect(markdown).toContain('\n# "\\] notice: none # \\<script\\>\\*x\\*\n');
  });

  it('leads from everywhere to where its links led', () => {
    const body =
      '[a](/eye) [b](#causes) [c](</eye care>) [d](https://x.example/y) ![e](/media/1.png "t") \\[f](/no)';
    expect(articleMarkdown(articleRow(), body, site)).toContain(
      '[a](https://clinic.example/eye) [b](https://clinic.example/bells-palsy#causes) ',
    );
  });
});
