import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../config/config.js';
import { DeliverySite } from '../../delivery/site/delivery-site.js';
import { closingHtml, portableHtml } from './portable-html.js';

const { site: settings } = readConfig({
  SITE_URL: 'https://clinic.example/health',
  SERVICE_URL: 'https://content.example',
});
const site = new DeliverySite(settings);
const articleUrl = 'https://clinic.example/health/bells-palsy';
const made = (html: string) => portableHtml(html, articleUrl, site);

describe('the HTML of an article elsewhere', () => {
  it.each([
    ['<a href="/eye-care">x</a>', '<a href="https://clinic.example/eye-care">x</a>'],
    ['<a href="#causes">x</a>', `<a href="${articleUrl}#causes">x</a>`],
    ['<a href="?a=1&amp;b=2">x</a>', `<a href="${articleUrl}?a=1&amp;b=2">x</a>`],
    ['<a href="../eye">x</a>', '<a href="https://clinic.example/eye">x</a>'],
    [
      '<img src="/media/a/320.jpeg?v=1" alt="">',
      '<img src="https://content.example/media/a/320.jpeg?v=1" alt="">',
    ],
    [
      '<img src="/a.png" srcset="/a.webp 320w, https://cdn.example/b.webp 640w">',
      '<img src="https://content.example/a.png" srcset="https://content.example/a.webp 320w, https://cdn.example/b.webp 640w">',
    ],
  ])('names whole addresses: %s', (from, to) => {
    expect(made(from)).toBe(to);
  });

  it.each([
    '<a href="https://other.example/?a=1&amp;b=%20" rel="noopener">x</a>',
    '<a href="mailto:a@b.example">x</a><a href="tel:+31201234567">y</a>',
    '<p>A text with href=&quot;/x&quot; in it</p>',
  ])('stays otherwise as it was: %s', (html) => {
    expect(made(html)).toBe(html);
  });
});

describe('the closing lines', () => {
  const lines = {
    articleUrl,
    title: '<b>"Bell\'s"</b>',
    publisher: 'A & B',
    sourceWord: 'Source',
    reviewed: null,
    notice: 'Ask a <doctor>.',
  };

  it('name source and notice, escaped', () => {
    expect(closingHtml(lines)).toBe(
      `<hr>\n<p>Source: <a href="${articleUrl}">&lt;b&gt;&quot;Bell&#39;s&quot;&lt;/b&gt;</a>, A &amp; B</p>\n` +
        '<p><em>Ask a &lt;doctor&gt;.</em></p>\n',
    );
  });

  it('name the review where there was one', () => {
    expect(closingHtml({ ...lines, reviewed: 'Medically reviewed: 2026-11-20' })).toContain(
      '<p>Medically reviewed: 2026-11-20</p>',
    );
  });
});
