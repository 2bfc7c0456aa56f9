import { describe, expect, it } from '@jest/globals';
import { articleProblems, blockingFaults } from './article-problems.js';
import type { Body, TextStyle } from '../body/body.js';

const heading = (style: TextStyle, n: number): Body[number] => ({
  _type: 'block',
  _key: `b${n}`,
  style,
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text: 'Words', marks: [] }],
});
const fine = {
  articleId: 'a',
  locale: 'en',
  slug: 'an-article',
  title: 'An article',
  summary: 'All about it.',
  image: null,
  callToAction: null,
  citations: [],
  authors: 1,
  topics: 1,
};
const around = {
  site: { url: 'https://clinic.example', articlePaths: { en: '/{slug}' } },
  articleAt: () => null,
  readingLevel: null,
};
const codes = (body: Body) =>
  articleProblems({ ...fine, body }, around).map(({ code, path }) => [code, path]);

describe('problems of a revision', () => {
  it('are none where it is complete', () => {
    expect(codes([heading('normal', 0), heading('h2', 1), heading('h3', 2), heading('h2', 3)])).toEqual([]);
  });

  it('name each heading that skips a level', () => {
    expect(codes([heading('h3', 0), heading('h2', 1), heading('h4', 2), heading('h4', 3)])).toEqual([
      ['HEADING_LEVEL_SKIPPED', ['body', '0']],
      ['HEADING_LEVEL_SKIPPED', ['body', '2']],
    ]);
  });

  it('warn of what is missing without blocking', () => {
    const body = [heading('normal', 0)];
    const problems = articleProblems({ ...fine, summary: null, authors: 0, topics: 0, body }, around);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['SUMMARY_MISSING', 'WARNING'],
      ['AUTHOR_MISSING', 'WARNING'],
      ['TOPIC_MISSING', 'WARNING'],
    ]);
    expect(blockingFaults({ body, image: null })).toEqual([]);
  });

  it('warn of pictures without a file, above the body and in it, without blocking', () => {
    const body: Body = [
      heading('normal', 0),
      { _type: 'figure', _key: 'f', imageId: null, alt: 'A hand', caption: 'Slowly' },
      { _type: 'figure', _key: 'g', imageId: 'aW1n', alt: 'An eye' },
    ];
    const image = { imageId: null, alt: 'A face' };
    expect(articleProblems({ ...fine, body, image }, around)).toMatchObject([
      { code: 'FIGURE_WITHOUT_FILE', severity: 'WARNING', path: ['image'] },
      { code: 'FIGURE_WITHOUT_FILE', path: ['body', '1'], message: expect.stringContaining('"Slowly"') },
    ]);
    expect(blockingFaults({ body, image })).toEqual([]);
  });

  it('block where a picture has no alternative text, in the body, above it or below it', () => {
    const body: Body = [{ _type: 'figure', _key: 'f', imageId: null, alt: '' }];
    const callToAction = { image: { imageId: null, alt: '' } };
    expect(blockingFaults({ body, image: { imageId: null, alt: ' ' }, callToAction })).toMatchObject([
      { code: 'ALT_TEXT_MISSING', field: ['image', 'alt'] },
      { code: 'ALT_TEXT_MISSING', field: ['callToAction', 'image', 'alt'] },
      { code: 'ALT_TEXT_MISSING', field: ['body', '0', 'alt'] },
    ]);
  });

  it('block an empty body', () => {
    expect(blockingFaults({ body: [], image: null })).toMatchObject([{ code: 'REQUIRED', field: ['body'] }]);
  });
});
