import { describe, expect, it } from '@jest/globals';
import { embedHtml } from './embed-html.js';
import { embedFragmentUrl, embedUrl } from './embed-url.js';

const host = { serviceUrl: 'https://content.example', defaultLocale: 'en' };

describe('the address of an embed', () => {
  it('names the slug, and the locale where it is not the usual one', () => {
    expect(embedUrl(host, { locale: 'en', slug: 'bells-palsy' })).toBe(
      'https://content.example/embed/bells-palsy',
    );
    expect(embedUrl(host, { locale: 'nl', slug: 'verlamming' })).toBe(
      'https://content.example/embed/verlamming?locale=nl',
    );
  });

  it('names the partner and the section', () => {
    const target = { locale: 'nl', slug: 'é', partnerId: 'p1', section: 'wat & hoe' };
    expect(embedUrl(host, target)).toBe(
      'https://content.example/embed/p/p1/%C3%A9?locale=nl&section=wat+%26+hoe',
    );
    expect(embedFragmentUrl(host, { ...target, section: undefined! })).toBe(
      'https://content.example/embed/p/p1/%C3%A9.html?locale=nl',
    );
  });
});

describe('the HTML of an embed', () => {
  const frame = {
    frameUrl: 'https://content.example/embed/a?locale=nl&section=b',
    articleUrl: 'https://clinic.example/a',
    title: '<b>"Bell\'s" & others',
  };

  it('is a quotation with the link and one frame, with everything escaped', () => {
    const html = embedHtml(frame);
    expect(html).toMatch(
      /^<blockquote class="seventh-embed"><a href="[^"]+">[^<]+<\/a><\/blockquote><iframe [^<>]+><\/iframe>$/,
    );
    expect(html).toContain('src="https://content.example/embed/a?locale=nl&amp;section=b"');
    expect(html).toContain('title="&lt;b&gt;&quot;Bell&#39;s&quot; &amp; others"');
  });

  it('has the size of a card or the one that is asked for', () => {
    expect(embedHtml(frame)).toContain('width="600" height="320"');
    expect(embedHtml({ ...frame, width: 400, height: 250 })).toContain('width="400" height="250"');
    expect(embedHtml({ ...frame, width: '100%', height: 900 })).toContain('width="100%" height="900"');
  });
});
