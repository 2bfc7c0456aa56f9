import { describe, expect, it } from '@jest/globals';
import { Aliases, sampleOf } from './aliases.js';

describe('requests that are known again', () => {
  it('are told apart by every byte, wherever it stands, and by manner', () => {
    const aliases = new Aliases<number>();
    const request = Buffer.alloc(700, 'query { article { title } } ');
    const requests = Array.from({ length: request.length }, (_, at) => {
      const other = Buffer.from(request);
      other[at] = 1;
      return other;
    });
    // Places that are not sampled make requests look alike; of those only some are remembered, and none is mistaken.
    const known = requests.filter((each, at) => aliases.add(1, each, at) !== null);
    expect(known.length).toBeGreaterThan(150);
    for (const [at, each] of requests.entries()) expect([at, undefined]).toContain(aliases.get(1, each));
    expect(aliases.get(2, requests[0]!)).toBeUndefined();
  });

  it.each([0, 1, 3, 4, 5, 63, 64, 65, 130, 200_000])('may have %i bytes', (length) => {
    const aliases = new Aliases<string>();
    const request = Buffer.alloc(length, 'é');
    expect(sampleOf(7, request)).toBe(sampleOf(7, Buffer.from(request)));
    aliases.add(7, request, 'found');
    expect(aliases.get(7, Buffer.from(request))).toBe('found');
    expect(aliases.get(7, Buffer.concat([request, Buffer.from(' ')]))).toBeUndefined();
  });

  it('are few that look alike, however many somebody makes', () => {
    const aliases = new Aliases<number>();
    // The byte that differs is one that no sample has.
    const alike = Array.from({ length: 256 }, (_, byte) => {
      const request = Buffer.alloc(100_000, 'x');
      request[51_000] = byte;
      return request;
    });
    expect(new Set(alike.map((each) => sampleOf(1, each))).size).toBe(1);
    const added = alike.map((each, at) => aliases.add(1, each, at)).filter((alias) => alias !== null);
    expect(added.length).toBe(6);
    for (const alias of added) aliases.delete(alias);
    expect(alike.map((each) => aliases.get(1, each)).every((each) => each === undefined)).toBe(true);
    expect(aliases.add(1, alike[9]!, 9)).not.toBeNull();
  });

  it('are not added twice', () => {
    const aliases = new Aliases<string>();
    aliases.add(1, Buffer.from('{ a }'), 'one');
    expect(aliases.add(1, Buffer.from('{ a }'), 'two')).toBeNull();
    expect(aliases.get(1, Buffer.from('{ a }'))).toBe('one');
  });
});
