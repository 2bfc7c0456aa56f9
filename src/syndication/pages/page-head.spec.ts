import { describe, expect, it } from '@jest/globals';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { articleRow, INES, testSite } from '../../../test/support/article-row.js';
import { vocabularyFaults } from '../../../test/support/schema-org.js';
import { pageHead } from './page-head.js';

const site = testSite();
const image = {
  url: 'https://content.example/media/x/1280.jpeg?v=1',
  width: 1280,
  height: 720,
  mime: 'image/jpeg',
  alt: 'A face',
};
const nasty = '</title></script><!--<script>"\'&';

type Element = DefaultTreeAdapterTypes.Element;

interface Found {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Every element of a page whose head this is, as a browser's parser finds them. */
function headOf(...[article, extras]: [Parameters<typeof pageHead>[0], Parameters<typeof pageHead>[2]?]) {
  const found: Found[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ('tagName' in node) found.push(foundOf(node));
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(`<!doctype html><head>${pageHead(article, site, extras).html}</head><body></body>`));
  const one = (tag: string, name: string, value: string) =>
    found.find((each) => each.tag === tag && each.attributes[name] === value)?.attributes;
  return {
    tags: found.map(({ tag }) => tag),
    text: (tag: string) => found.find((each) => each.tag === tag)!.text,
    meta: (name: string) => (one('meta', 'name', name) ?? one('meta', 'property', name))?.['content'],
    link: (name: string, value: string) => one('link', name, value)?.['href'],
  };
}

function foundOf({ tagName, attrs, childNodes }: Element): Found {
  return {
    tag: tagName,
    attributes: Object.fromEntries(attrs.map(({ name, value }) => [name, value])),
    text: childNodes.map((child) => ('value' in child ? child.value : '')).join(''),
  };
}

describe('the head of a page that shows an article', () => {
  it('has all that a bookmark is made of: title, description, author, publisher, picture, icon', () => {
    const { text, meta, link } = headOf(articleRow(), { image });
    expect(text('title')).toBe("Bell's palsy");
    expect(
      ['description', 'author', 'og:title', 'og:description', 'og:site_name', 'og:image'].map(meta),
    ).toEqual([
      'A weakness of one side of the face.',
      'Inès Verbeek, MD',
      "Bell's palsy",
      'A weakness of one side of the face.',
      'The Clinic',
      image.url,
    ]);
    expect(link('rel', 'icon')).toBe('https://clinic.example/favicon.ico');
    expect(link('rel', 'canonical')).toBe('https://clinic.example/bells-palsy');
  });

  it('is not to be found by search engines', () => {
    expect(headOf(articleRow()).meta('robots')).toBe('noindex');
  });

  it('says where oEmbed and Markdown are, in the page and in a header', () => {
    const { link } = headOf(articleRow());
    const oembed = 'https://content.example/oembed?url=https%3A%2F%2Fclinic.example%2Fbells-palsy&format=';
    expect(link('type', 'application/json+oembed')).toBe(`${oembed}json`);
    expect(link('type', 'text/xml+oembed')).toBe(`${oembed}xml`);
    expect(link('type', 'text/markdown')).toBe('https://content.example/articles/bells-palsy.md');
    expect(pageHead(articleRow(), site).link).toBe(
      '<https://clinic.example/bells-palsy>; rel="canonical", ' +
        `<${oembed}json>; rel="alternate"; type="application/json+oembed", ` +
        `<${oembed}xml>; rel="alternate"; type="text/xml+oembed", ` +
        '<https://content.example/articles/bells-palsy.md>; rel="alternate"; type="text/markdown"',
    );
  });

  it('has a header of ASCII characters alone, whatever slug and address an editor chose', () => {
    const article = articleRow({
      slug: 'gesichtslähmung',
      locale: 'nl',
      seo: { canonicalUrl: 'https://other.example/é>;\r\nX: y' },
    });
    // eslint-disable-next-line no-control-regex
    expect(pageHead(article, site).link).toMatch(/^[\u0020-\u007e]+$/);
  });

  it('carries structured data that schema.org knows, with the review where there was one', () => {
    const review = { reviewedOn: '2026-03-01', reviewers: [INES] };
    const { text } = headOf(articleRow(), { review });
    const data = JSON.parse(text('script')) as Record<string, unknown>;
    expect(vocabularyFaults(data)).toEqual([]);
    expect(data).toMatchObject({ '@type': 'MedicalWebPage', lastReviewed: '2026-03-01' });
  });

  it('lets no text of an editor out of its place', () => {
    const article = articleRow({
      title: nasty,
      summary: nasty,
      authors: [{ ...INES, name: nasty }],
      seo: { title: nasty, description: nasty },
    });
    const { tags, text, meta } = headOf(article, { image: { ...image, alt: nasty } });
    expect(tags.filter((tag) => !['meta', 'link'].includes(tag))).toEqual([
      'html',
      'head',
      'title',
      'script',
      'body',
    ]);
    expect([text('title'), meta('description'), meta('og:image:alt')]).toEqual([nasty, nasty, nasty]);
    expect(JSON.parse(text('script'))).toMatchObject({ '@type': 'MedicalWebPage' });
  });
});
