import { beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { canonicalJson, GraphqlKeys } from './graphql-key.js';

const QUERY = 'query Page($slug: String!) { article(slug: $slug) { title } }';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the key of a GraphQL request', () => {
  let keys: GraphqlKeys;
  beforeEach(() => {
    keys = new GraphqlKeys();
  });

  const keyOf = (request: unknown) => keys.ofBody(JSON.stringify(request));

  it('is the same for all spellings of a document and all orders of its variables', () => {
    const key = keyOf({ query: QUERY, variables: { slug: 'a', in: { x: 1, y: [1, { b: 2, a: 1 }] } } });
    expect(key).toEqual(expect.any(String));
    const same = [
      { variables: { in: { y: [1, { a: 1, b: 2 }], x: 1 }, slug: 'a' }, query: `# a comment\n${QUERY}` },
      {
        query: QUERY.replaceAll(' ', '\n\t ,'),
        operationName: null,
        variables: { slug: 'a', in: { x: 1, y: [1, { b: 2, a: 1 }] } },
      },
    ];
    expect(same.map(keyOf)).toEqual([key, key]);
  });

  it('is another for another document, operation, variable or order of a list', () => {
    const requests = [
      { query: QUERY },
      { query: QUERY, operationName: 'Page' },
      { query: QUERY.replace('title', 'slug') },
      { query: QUERY, variables: { slug: 'a' } },
      { query: QUERY, variables: { slug: 'A' } },
      { query: QUERY, variables: { slug: null } },
      { query: QUERY, variables: { slug: '1' } },
      { query: QUERY, variables: { slug: 1 } },
      { query: QUERY, variables: { slug: [1, 2] } },
      { query: QUERY, variables: { slug: [2, 1] } },
      { query: QUERY, variables: { slug: [[1], 2] } },
      { query: QUERY, variables: { 'slug":1,"x': 1 } },
      { query: QUERY, variables: { slug: 1, x: 1 } },
      { query: '{ a(text: "two  words") }' },
      { query: '{ a(text: "two words") }' },
    ];
    expect(new Set(requests.map(keyOf)).size).toBe(requests.length);
  });

  it('is that of the document where a hash stands for one that was sent before', () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(QUERY) } };
    const unknown = keyOf({ extensions });
    const inFull = keyOf({ query: QUERY, extensions });
    expect([inFull, keyOf({ extensions })]).toEqual([keyOf({ query: QUERY }), inFull]);
    expect(unknown).not.toBe(inFull);
  });

  it('is that of the same request by GET', () => {
    const search = new URLSearchParams({ query: QUERY, variables: '{"slug":"a"}' }).toString();
    expect(keys.ofSearch(search)).toBe(keyOf({ query: QUERY, variables: { slug: 'a' } }));
  });

  it.each<[string, unknown]>([
    ['a list', [{ query: QUERY }]],
    ['null', null],
    ['a text', 'query'],
    ['a field of its own', { query: QUERY, extra: 1 }],
    ['no document', { variables: {} }],
    ['an empty document', { query: '' }],
    ['a document that is no text', { query: { a: 1 } }],
    ['a document and an id', { query: QUERY, documentId: 'x' }],
    ['two ids', { documentId: 'x', id: 'x' }],
    ['an operation that is no text', { query: QUERY, operationName: 1 }],
    ['variables that are a list', { query: QUERY, variables: [] }],
    ['variables that are a text', { query: QUERY, variables: '{}' }],
    [
      'a hash of another document',
      { query: QUERY, extensions: { persistedQuery: { version: 1, sha256Hash: sha256('x') } } },
    ],
    ['a hash that is none', { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }],
    [
      'another version of hashes',
      { query: QUERY, extensions: { persistedQuery: { version: 2, sha256Hash: sha256(QUERY) } } },
    ],
    ['other extensions', { query: QUERY, extensions: { tracing: true } }],
    ['a document that breaks off', { query: '{ a(text: "' }],
  ])('is none for %s: the server has to say', (_, request) => {
    expect(keyOf(request)).toBeNull();
  });

  it('is none for what is no JSON, or names a parameter twice', () => {
    for (const text of ['', '{', '{"query":"{ a }"', '\0', 'NaN']) expect(keys.ofBody(text)).toBeNull();
    for (const search of ['query={a}&query={b}', 'query={a}&variables={', '', 'variables=%7B%7D'])
      expect(keys.ofSearch(search)).toBeNull();
  });

  it('takes names that objects have by nature as names like others', () => {
    const hostile = JSON.parse('{"__proto__":{"x":1},"constructor":1,"toString":null}') as object;
    expect(canonicalJson(hostile)).toBe('{"__proto__":{"x":1},"constructor":1,"toString":null}');
    expect(keyOf({ query: QUERY, variables: hostile })).not.toBe(keyOf({ query: QUERY, variables: {} }));
    expect(keys.ofBody('{"query":"{ a }","__proto__":{}}')).toBeNull();
    expect(keys.ofSearch('query={a}&__proto__=1')).toBeNull();
  });
});
