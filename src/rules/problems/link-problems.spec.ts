import { describe, expect, it } from '@jest/globals';
import type { AddressedArticle } from '../article-address.js';
import type { Body, TextBlock } from '../body/body.js';
import type { Citation } from '../citations/citation.js';
import { linkProblems, type ArticleThere } from './link-problems.js';
import { linkedArticles } from './site-links.js';

const site = {
  url: 'https://clinic.example/care',
  articlePaths: { en: '/articles/{slug}', nl: '/nl/artikelen/{slug}' },
};

/** What readers find: two articles, one of which had another slug before; and the article itself, published with an earlier slug. */
const found: Readonly<Record<string, ArticleThere>> = {
  'en smile': { articleId: 'smile', slug: 'smile' },
  'en grin': { articleId: 'smile', slug: 'smile' },
  'nl gezicht': { articleId: 'gezicht', slug: 'gezicht' },
  'en old-self': { articleId: 'self', slug: 'old-self' },
};
const articleAt = ({ locale, slug }: AddressedArticle) => found[`${locale} ${slug}`] ?? null;

const linked = (...hrefs: string[]): TextBlock => ({
  _type: 'block',
  _key: `b${hrefs.join()}`,
  style: 'normal',
  markDefs: hrefs.map((href, index) => ({ _type: 'link', _key: `l${index}`, href })),
  children: hrefs.map((_, index) => ({
    _type: 'span',
    _key: `s${index}`,
    text: 'words',
    marks: [`l${index}`],
  })),
});
const heading: TextBlock = {
  _type: 'block',
  _key: 'h',
  style: 'h2',
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text: 'Was können Sie tun?', marks: [] }],
};
const citation: Citation = {
  key: 'bell',
  text: 'Bell C. On the nerves.',
  url: null,
  doi: null,
  pmid: null,
  accessedOn: null,
};

function problemsOf(body: Body, callToAction: { url: string; label: string } | null = null) {
  const revision = { articleId: 'self', locale: 'en', slug: 'self', title: 'Self', body };
  return linkProblems({ ...revision, callToAction, citations: [citation] }, site, articleAt);
}
const codesOf = (href: string) => problemsOf([heading, linked(href)]).map(({ code }) => code);

describe('links of an article', () => {
  it.each([
    ['an article by its path', '/care/articles/smile'],
    ['an article by its whole address', 'https://clinic.example/care/articles/smile'],
    [
      'by the same address without encryption, in odd spelling',
      'HTTP://CLINIC.example/care/articles/%73mile/',
    ],
    ['from the article’s own address', 'smile'],
    ['up and down again', '../nl/artikelen/gezicht?from=self#top'],
    ['an article in another language', '/care/nl/artikelen/gezicht'],
    ['some place in another article', '/care/articles/smile#anything'],
    ['the article itself, which nobody sees yet', '/care/articles/self'],
    ['one of its sections', '#was-können-sie-tun'],
    ['one of its sections, escaped', '#was-k%C3%B6nnen-sie-tun'],
    [
      'one of its sections by its whole address',
      'https://clinic.example/care/articles/self#was-können-sie-tun',
    ],
    ['its beginning', '#'],
    ['its beginning by name', '#Top'],
    ['one of its citations', '#citation-1'],
    ['words of it', '#:~:text=words'],
  ])('lead to %s', (_, href) => {
    expect(codesOf(href)).toEqual([]);
  });

  it.each([
    ['another site', 'https://elsewhere.example/care/articles/none'],
    ['another port of the site', 'https://clinic.example:8443/care/articles/none'],
    ['a page that is no article’s', '/care/contact/us'],
    ['a page outside of where the site begins', '/articles/none'],
    ['a file where articles are', '/care/articles/brochure.pdf'],
    ['a page of the service where articles are', '/care/articles/feeds'],
    ['a mailbox', 'mailto:desk@clinic.example'],
    ['a telephone', 'tel:+31201234567'],
  ])('that lead to %s are left alone', (_, href) => {
    expect(codesOf(href)).toEqual([]);
  });

  it.each([
    ['no article', '/care/articles/none'],
    ['no article, in capitals', '/care/articles/SMILE'],
    ['no article of that language', '/care/nl/artikelen/smile'],
    ['no article by the whole address', 'https://clinic.example/care/articles/none'],
    ['no article, with a byte that no slug has', '/care/articles/a%00b'],
    ['no section', '#was-ist-das'],
    ['no section by the whole address', '/care/articles/self#was-ist-das'],
    ['no citation', '#citation-2'],
    ['no section, with an escape that is none', '#%E0%A4%A'],
  ])('that lead to %s are broken', (_, href) => {
    expect(codesOf(href)).toEqual(['LINK_BROKEN']);
  });

  it('that lead to a former address are told the present one', () => {
    expect(problemsOf([linked('/care/articles/grin')])).toEqual([
      {
        code: 'LINK_MOVED',
        severity: 'WARNING',
        message:
          'The link "words" leads to a former address of an article, "/care/articles/grin". Its present one is https://clinic.example/care/articles/smile.',
        path: ['body', '0'],
      },
    ]);
  });

  it('that lead to the address the article itself had when it was last published are moved to the one it will have', () => {
    expect(problemsOf([linked('/care/articles/old-self')])).toMatchObject([
      { code: 'LINK_MOVED', message: expect.stringContaining('https://clinic.example/care/articles/self.') },
    ]);
  });

  it('are named once a block, however often they stand there, with their place', () => {
    const twice = linked('/care/articles/none', '/care/articles/none', '/care/articles/nowhere');
    const callout: Body[number] = { _type: 'callout', _key: 'c', tone: 'tip', content: [linked('gone')] };
    const callToAction = { url: 'https://clinic.example/care/articles/booking', label: 'Book' };
    expect(problemsOf([heading, twice, callout], callToAction)).toMatchObject([
      { message: expect.stringContaining('"/care/articles/none"'), path: ['body', '1'] },
      { message: expect.stringContaining('"/care/articles/nowhere"'), path: ['body', '1'] },
      { message: expect.stringContaining('"gone"'), path: ['body', '2'] },
      { message: expect.stringContaining('"Book"'), path: ['callToAction', 'url'] },
    ]);
  });

  it('are looked up once each, their own article not at all', () => {
    const body = [
      linked('smile', '/care/articles/smile#x', '#x', '/care/articles/self', '?y', 'https://b.example/'),
    ];
    const revision = { articleId: 'self', locale: 'en', slug: 'self', body };
    expect(linkedArticles(revision, site)).toEqual([{ locale: 'en', slug: 'smile' }]);
  });

  it('lead to the article itself though its language is none of the site any more', () => {
    const revision = {
      articleId: 'x',
      locale: 'de',
      slug: 'x',
      title: 'X',
      body: [linked('#nowhere', '?y')],
    };
    expect(linkProblems({ ...revision, citations: [] }, site, articleAt)).toMatchObject([
      { code: 'LINK_BROKEN', message: expect.stringContaining('"nowhere"') },
    ]);
  });
});
