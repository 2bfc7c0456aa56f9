import { describe, expect, it } from '@jest/globals';
import { embedSnippet, snippetKinds, type SnippetMatter } from './embed-snippet.js';

const matter: SnippetMatter = {
  host: { serviceUrl: 'https://content.example', defaultLocale: 'en' },
  partner: { id: 'p1', display: 'FULL' },
  article: { locale: 'nl', slug: 'verlamming', title: 'Wat is "dat"?' },
  articleUrl: 'https://clinic.example/nl/verlamming',
  section: 'oorzaken',
  loader: { url: 'https://content.example/embed/abc.js', integrity: 'sha384-xyz' },
};
const frame = 'src="https://content.example/embed/p/p1/verlamming?locale=nl&amp;section=oorzaken"';
const script =
  '<script async src="https://content.example/embed/abc.js" integrity="sha384-xyz" crossorigin="anonymous"></script>';
const quotation = '<a href="https://clinic.example/nl/verlamming">Wat is &quot;dat&quot;?</a></blockquote>';

describe('the text a webmaster pastes', () => {
  it('is a link, a frame and the script that sizes it', () => {
    const text = embedSnippet('LOADER', matter);
    expect(text).toContain(frame);
    expect(text).toContain(quotation);
    expect(text).toContain('width="100%" height="720"');
    expect(text.endsWith(`\n${script}`)).toBe(true);
  });

  it('is the frame alone, where scripts are taken away', () => {
    const text = embedSnippet('IFRAME', matter);
    expect(text).toMatch(/^<iframe [^<>]+><\/iframe>$/);
    expect(text).toContain(frame);
  });

  it('is an element that can be read before the script has run', () => {
    expect(embedSnippet('ELEMENT', matter)).toBe(
      `<seventh-article slug="verlamming" partner="p1" locale="nl" section="oorzaken"><blockquote>${quotation}</seventh-article>\n${script}`,
    );
  });

  it('is the address of the HTML, for a server', () => {
    expect(embedSnippet('FRAGMENT', matter)).toBe(
      'https://content.example/embed/p/p1/verlamming.html?locale=nl&section=oorzaken',
    );
  });

  it('has the size of a card for a partner that shows cards', () => {
    const text = embedSnippet('LOADER', { ...matter, partner: { id: 'p1', display: 'CARD' } });
    expect(text).toContain('width="600" height="320"');
  });

  it('is never two scripts, and none from elsewhere', () => {
    for (const kind of snippetKinds) {
      const scripts = embedSnippet(kind, matter).match(/<script/g) ?? [];
      expect(scripts.length).toBeLessThanOrEqual(1);
    }
  });
});
