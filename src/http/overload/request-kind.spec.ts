import { describe, expect, it } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { destinationOf, kindOfBody, kindOfUrl } from './request-kind.js';

function destination(method: string, url: string, headers: Record<string, string> = {}) {
  return destinationOf({ method, url, headers } as unknown as IncomingMessage);
}

const DOCUMENTS = new Map([['known', '{ search(text: "palsy") { totalCount } }']]);
const documentById = (id: string) => DOCUMENTS.get(id);
const ofBody = (body: unknown) => kindOfBody(Buffer.from(JSON.stringify(body)), documentById);

describe('a request', () => {
  it.each([
    '/health/live',
    '/health/ready',
    '/media/1/640.avif',
    '/embed.js',
    '/preview/graphql',
    '/editor/media',
    '/',
  ])('to %s is not held up', (url) => expect(destination('GET', url)).toBeNull());

  it('before another one, of a browser, is not held up', () => {
    expect(destination('OPTIONS', '/graphql')).toBeNull();
  });

  it.each([
    '/feeds/articles.rss',
    '/sitemap.xml',
    '/sitemaps/1.xml',
    '/llms.txt',
    '/Feeds/articles.atom?topic=eyes',
  ])('to %s is costly', (url) => expect(destination('GET', url)).toBe('costly'));

  it.each(['/embed/eye-care', '/embed/p/1/eye-care', '/oembed?url=x', '/articles/eye-care.md'])(
    'to %s is for a page',
    (url) => expect(destination('GET', url)).toBe('page'),
  );

  it('to the delivery API has to be read', () => {
    for (const url of ['/graphql', '/graphql?query={}', '/graphql/'])
      expect(destination('POST', url)).toBe('query');
  });

  it("is an editor's with a session or a token, and a sign-in without", () => {
    expect(destination('POST', '/editor/graphql', { cookie: 'a=b' })).toBe('editor');
    expect(destination('POST', '/editor/graphql', { authorization: 'Bearer x' })).toBe('editor');
    expect(destination('POST', '/editor/graphql')).toBe('signIn');
  });
});

describe('a query', () => {
  it.each([
    '{ search(text: "palsy") { totalCount } }',
    '{ suggest(text: "pal") { text } }',
    'query($n: Int) {\n  articles(first: $n) { nodes { slug } } }',
    '{ topic(slug: "eyes") { articles { nodes { slug } } } }',
    '{ authors (first: 9) { nodes { name } } }',
    '{ nodes(ids: ["a"]) { id } }',
    '{ __schema { types { name } } }',
  ])('like %s is costly', (query) => expect(ofBody({ query })).toBe('costly'));

  it.each([
    '{ article(slug: "x") { title authors { name } topics { name } related(first: 4) { article { slug } } } }',
    'query($slug: String!) { article(slug: $slug) { title } }',
    '{ author(slug: "ada") { name } }',
  ])('like %s is for a page', (query) => expect(ofBody({ query })).toBe('page'));

  it('is not told by its variables', () => {
    const query = 'query($slug: String!) { article(slug: $slug) { title } }';
    expect(ofBody({ query, variables: { slug: 'search-and-articles', id: 'x' } })).toBe('page');
  });

  it('is told by its document where it is sent by name', () => {
    expect(ofBody({ documentId: 'known' })).toBe('costly');
    expect(ofBody({ extensions: { persistedQuery: { version: 1, sha256Hash: 'known' } } })).toBe('costly');
    expect(ofBody({ id: 'unknown' })).toBe('page');
  });

  it('that cannot be read is costly', () => {
    expect(kindOfBody(Buffer.from('{"query": "{ search'), documentById)).toBe('costly');
    expect(kindOfUrl('/graphql?extensions={', documentById)).toBe('costly');
  });

  it('is told in an address as well', () => {
    expect(
      kindOfUrl(`/graphql?query=${encodeURIComponent('{ search(text: "a") { totalCount } }')}`, documentById),
    ).toBe('costly');
    expect(kindOfUrl('/graphql?query=%7Barticle(slug:%22x%22)%7Btitle%7D%7D', documentById)).toBe('page');
    const extensions = encodeURIComponent(JSON.stringify({ persistedQuery: { sha256Hash: 'known' } }));
    expect(kindOfUrl(`/graphql?extensions=${extensions}`, documentById)).toBe('costly');
  });
});
