import { describe, expect, it } from '@jest/globals';
import { absoluteHtml } from './absolute-html.js';

const to = {
  siteUrl: 'https://clinic.example',
  serviceUrl: 'https://content.example',
  articleUrl: 'https://clinic.example/articles/eye-care',
};

describe('the HTML of a body on another site', () => {
  it('finds pages at the clinic and pictures at the service', () => {
    const html =
      '<p><a href="/contact?a=b&amp;c=d">x</a><a href="more">y</a></p><img src="/media/a.png" srcset="/media/a.png 1w, /media/b.png 2w">';
    expect(absoluteHtml(html, to)).toBe(
      '<p><a href="https://clinic.example/contact?a=b&amp;c=d">x</a><a href="https://clinic.example/articles/more">y</a></p>' +
        '<img src="https://content.example/media/a.png" srcset="https://content.example/media/a.png 1w, https://content.example/media/b.png 2w">',
    );
  });

  it('keeps whole addresses, places in the text, and text that only looks like an attribute', () => {
    const html =
      '<a href="https://a.example/b">x</a><a href="mailto:a@b.example">y</a><a href="#causes">z</a><p> href=&quot;/a&quot;</p>';
    expect(absoluteHtml(html, to)).toBe(html);
  });
});
