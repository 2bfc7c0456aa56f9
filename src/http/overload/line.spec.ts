import { describe, expect, it } from '@jest/globals';
import { Line } from './line.js';

const MOST = 3;
const WAIT_MS = 100;

/** A line, and what became of those who stood in it. */
function lineOf(names: string, since = 0) {
  const refused: string[] = [];
  let counted = 0;
  const line = new Line(MOST, WAIT_MS, () => (counted += 1));
  const waiters = new Map<string, { name: string; since: number; begin(): void; refuse(): void }>();
  const add = (name: string, at: number) => {
    const waiter = { name, since: at, begin: () => undefined, refuse: () => void refused.push(name) };
    waiters.set(name, waiter);
    line.add(waiter);
  };
  for (const name of names) add(name, since);
  const next = (now: number) => (line.next(now) as { name: string } | undefined)?.name;
  return { line, add, next, refused, waiters, counted: () => counted };
}

describe('a line', () => {
  it('serves in order while it moves fast enough', () => {
    const { next } = lineOf('abc');
    expect([next(10), next(20), next(50), next(50)]).toEqual(['a', 'b', 'c', undefined]);
  });

  it('refuses who comes when it is full', () => {
    const { line, refused, add, counted } = lineOf('abc');
    expect(line.isClosed).toBe(true);
    add('d', 1);
    expect([refused, line.length, counted()]).toEqual([['d'], 3, 1]);
  });

  it('serves the newest first once whoever is first has waited half of what he may', () => {
    const { next, add } = lineOf('ab');
    add('c', 40);
    expect([next(51), next(52)]).toEqual(['c', 'b']);
  });

  it('then refuses who has waited longest where it is full, and is not closed', () => {
    const { line, next, add, refused } = lineOf('abc');
    expect(next(60)).toBe('c');
    add('d', 61);
    expect(line.isClosed).toBe(false);
    add('e', 62);
    expect(refused).toEqual(['a']);
    expect([next(63), next(64), next(65)]).toEqual(['e', 'd', 'b']);
  });

  it('serves in order again once it was empty', () => {
    const { next, add } = lineOf('ab');
    expect([next(60), next(60)]).toEqual(['b', 'a']);
    add('c', 100);
    add('d', 100);
    expect([next(101), next(101)]).toEqual(['c', 'd']);
  });

  it('refuses who has waited for as long as he may, and says when the next will have', () => {
    const { line, add, refused } = lineOf('a');
    add('b', 30);
    expect(line.expire(99)).toBe(100);
    expect(line.expire(100)).toBe(130);
    expect(refused).toEqual(['a']);
    expect(line.expire(130)).toBeNull();
    expect(refused).toEqual(['a', 'b']);
  });

  it('forgets who has left, without refusing him', () => {
    const { line, next, waiters, refused } = lineOf('abc');
    line.remove(waiters.get('b')!);
    expect([next(1), next(1), next(1)]).toEqual(['a', 'c', undefined]);
    expect(refused).toEqual([]);
  });

  it('takes nobody where nobody may wait', () => {
    let refused = 0;
    const line = new Line(0, WAIT_MS, () => undefined);
    line.add({ since: 0, begin: () => undefined, refuse: () => void (refused += 1) });
    expect([line.isClosed, line.length, refused]).toEqual([true, 0, 1]);
  });
});
