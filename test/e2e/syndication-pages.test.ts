import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedLibrary } from '../support/delivery-library.js';
import { authorId, DeliverySeed, readingId } from '../support/delivery-seed.js';
import { startSyndication, type SyndicationServer } from '../support/syndication-server.js';

jest.setTimeout(60_000);

describe('pages for programs that read', () => {
  let database: TestDatabase;
  let seed: DeliverySeed;
  let server: SyndicationServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    seed = await DeliverySeed.connect(database.ownerUrl);
    await seedLibrary(seed);
    await seed.reading({ article: 20, slug: 'unlisted', title: 'Unlisted', seo: { noIndex: true } });
    await seed.query(
      `update delivery.reading set partner_markdown = 'As partners may show it.',
              review = jsonb_build_object('reviewerIds', jsonb_build_array($2::text), 'reviewedOn', '2026-02-03', 'nextDueOn', '2027-02-03')
        where reading_id = $1`,
      [readingId(5), authorId(1)],
    );
    server = await startSyndication(database.deliveryUrl);
  });

  afterAll(async () => {
    await server?.close();
    await seed?.end();
    await database?.drop();
  });

  it('give an article as Markdown with its source, its languages and where else it is', async () => {
    const response = await server.get('/articles/what-is-bells-palsy.md');
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('content-language'),
    ]).toEqual([200, 'text/markdown; charset=utf-8', 'en']);
    expect(response.headers.get('x-robots-tag')).toBe('noindex');
    expect(response.headers.get('link')).toMatch(
      /^<https:\/\/clinic\.example\/what-is-bells-palsy>; rel="canonical", <https:\/\/content\.example\/oembed\?/,
    );
    const text = await response.text();
    expect(text).toContain("\n# What is Bell's palsy?\n");
    expect(text).toContain('\nTom Okafor · Inès Verbeek, MD, PhD · 6 minutes\n');
    expect(text).toContain('\n## Causes\n');
    expect(text).toMatch(/It does not replace the advice of a doctor[^\n]*\n$/);
  });

  it('show what partners may show, and who reviewed it', async () => {
    const text = await (await server.get('/articles/steroids.md')).text();
    expect(text).toContain('\nAs partners may show it.\n');
    expect(text).not.toContain('in full');
    expect(text).toContain('\nMedically reviewed: 2026-02-03, Inès Verbeek, MD, PhD\n');
  });

  it.each([
    ['/articles/bells-palsy-explained.md', 301, 'https://content.example/articles/what-is-bells-palsy.md'],
    ['/articles/steroids.md?locale=nl', 302, 'https://content.example/articles/steroids.md'],
    [
      '/articles/what-is-bells-palsy.md?locale=nl',
      301,
      'https://content.example/articles/wat-is-bells-palsy.md?locale=nl',
    ],
  ])('lead from %s with %s to where the article is', async (path, status, location) => {
    const response = await server.get(path);
    expect([response.status, response.headers.get('location')]).toEqual([status, location]);
  });

  it.each([
    ['/articles/closed-article.md', 410, 'This article has been withdrawn.\n'],
    ['/articles/never-there.md', 404, 'There is no article with that slug in this language.\n'],
    ['/articles/secret-trial.md', 404, 'There is no article with that slug in this language.\n'],
    ['/articles/secret-new-slug.md', 404, 'There is no article with that slug in this language.\n'],
  ])('say of %s with %s what became of it', async (path, status, text) => {
    const response = await server.get(path);
    expect([response.status, await response.text(), response.headers.get('cache-control')]).toEqual([
      status,
      text,
      'no-store',
    ]);
  });

  it.each([
    ['/articles/%3Cscript%3Ealert(1)%3C%2Fscript%3E.md', /^slug: /],
    ['/articles/a%00b.md', /^slug: /],
    ['/articles/a%0D%0AX-Evil:%201.md', /^slug: /],
    [`/articles/${'x'.repeat(97)}.md`, /^slug: /],
    ['/articles/steroids.md?locale=%3Cb%3E', /^locale: /],
    ['/llms.txt?locale=english', /^locale: /],
  ])('refuse %s and repeat nothing of it', async (path, message) => {
    const response = await server.get(path);
    const text = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      400,
      'text/plain; charset=utf-8',
    ]);
    expect(text).toMatch(message);
    expect(text).not.toMatch(/script|<b>|english|xxxx|evil/i);
    expect(response.headers.has('x-evil')).toBe(false);
  });

  it.each([
    ['/articles/%E0%A4%A.md', 400],
    ['/articles/%E0%A4%A.md?locale=en', 400],
    ['/sitemaps/%ff.xml', 400],
    ['/feeds/%', 400],
    ['/articles/%3Cscript%3E', 404],
    ['/articles/a/%3Cscript%3E.md', 404],
    ['/feeds/articles.%3Cscript%3E', 404],
    ['/sitemaps/1.xml/script', 404],
    ['/oembed/script', 404],
  ])(
    'answer %s, which nobody can read or nothing is at, with %s in words of their own',
    async (path, status) => {
      const response = await server.get(path);
      expect([
        response.status,
        response.headers.get('content-type'),
        response.headers.get('cache-control'),
      ]).toEqual([status, 'text/plain; charset=utf-8', 'no-store']);
      expect(await response.text()).not.toMatch(/%(E0|ff)|script|<|Cannot/);
    },
  );

  it('list articles by topic for language models, by links that all lead to Markdown', async () => {
    const response = await server.get('/llms.txt');
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/plain; charset=utf-8',
    ]);
    const text = await response.text();
    expect(text.match(/^#+ .*$/gm)).toEqual([
      '# The Clinic',
      '## Eye care',
      '## Recovery',
      '## Other articles',
      '## Optional',
    ]);
    expect(text).not.toMatch(/SECRET|CLOSED|Unlisted/);
    const links = [...text.matchAll(/\((https:\/\/content\.example(\/articles\/[^)]*))\)/g)].map(
      (match) => match[2]!,
    );
    expect(links).toHaveLength(5);
    for (const path of links) expect((await server.get(path)).status).toBe(200);
  });

  it('cost a fixed number of statements', async () => {
    server.takeStatements();
    await server.get('/llms.txt');
    expect(server.takeStatements()).toHaveLength(2);
    await server.get('/articles/what-is-bells-palsy.md');
    expect(server.takeStatements()).toHaveLength(4);
  });
});
