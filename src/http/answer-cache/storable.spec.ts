import { describe, expect, it } from '@jest/globals';
import { storable } from './storable.js';

const HEADERS = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-cache',
  'Surrogate-Key': 'content article-1 articles articles-in-en',
  Vary: 'Accept, X-Min-Content-Version, Accept-Encoding',
};

function judged(
  headers: Record<string, string> = {},
  status = 200,
  mediaType: string | null = 'application/json',
) {
  const all = Object.entries({ ...HEADERS, ...headers });
  return storable({ status, headers: all, body: Buffer.alloc(1) }, mediaType);
}

describe('an answer that may be kept', () => {
  it('names what it was made of', () => {
    expect([...judged()!.reads]).toEqual(['content', 'article-1', 'articles', 'articles-in-en']);
    expect(judged({ 'Surrogate-Key': '' })).toBeNull();
    expect(judged({ 'Surrogate-Key': '   ' })).toBeNull();
  });

  it('is of all articles where it is of a list and does not say which', () => {
    expect([...judged({ 'Surrogate-Key': 'content  articles' })!.reads]).toContain('articles-all');
  });

  it.each([200, 404, 410])('has the status %i', (status) => {
    expect(judged({}, status)).not.toBeNull();
  });

  it.each([201, 204, 206, 301, 304, 400, 403, 500, 503])('does not have the status %i', (status) => {
    expect(judged({}, status)).toBeNull();
  });

  it.each([
    ['a cookie', { 'Set-Cookie': 'a=b' }],
    ['a cookie in small letters', { 'set-cookie': 'a=b' }],
    ['bytes that are encoded already', { 'Content-Encoding': 'gzip' }],
    ['a mark that it is private', { 'Cache-Control': 'private, max-age=60' }],
    ['a mark that it is not to be stored', { 'Cache-Control': 'max-age=60, No-Store' }],
    ['a Vary by cookies', { Vary: 'Accept, Cookie' }],
    ['a Vary by everything', { Vary: '*' }],
    ['another type than was asked for', { 'Content-Type': 'text/html' }],
    ['a type that only begins like it', { 'Content-Type': 'application/json-seq' }],
  ])('has not %s', (_, headers) => {
    expect(judged(headers)).toBeNull();
  });

  it('may have any type where none was asked for', () => {
    expect(judged({ 'Content-Type': 'text/html' }, 200, null)).not.toBeNull();
  });

  it('lasts as long as the shorter of what it says, and for good where it is asked for each time', () => {
    const lasts = (text: string) => judged({ 'Cache-Control': text })!.lastsMs;
    expect(lasts('no-cache')).toBe(Infinity);
    expect(lasts('public, max-age=5, s-maxage=60, must-revalidate')).toBe(5000);
    expect(lasts('public, max-age=0, s-maxage=60')).toBe(60_000);
  });
});
