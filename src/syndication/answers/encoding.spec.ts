import { describe, expect, it } from '@jest/globals';
import { codingFor } from './encoding.js';

describe('the coding of an answer', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['deflate', null],
    ['gzip', 'gzip'],
    ['GZIP, Br', 'br'],
    ['gzip;q=1, br;q=0.1', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['*;q=0', null],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=x', null],
  ])('for %j is %j', (header, coding) => {
    expect(codingFor(header)).toBe(coding);
  });
});
