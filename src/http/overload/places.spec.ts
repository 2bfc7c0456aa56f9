import { describe, expect, it } from '@jest/globals';
import { Places, type RequestKind } from './places.js';

function placesOf(places: number, lineLimit = 10) {
  const made = new Places({ places, lineLimit, waitMs: 60_000 });
  const begun: RequestKind[] = [];
  const refused: RequestKind[] = [];
  const wait = (kind: RequestKind) => {
    const waiter = {
      since: performance.now(),
      begin: () => void begun.push(kind),
      refuse: () => void refused.push(kind),
    };
    made.wait(kind, waiter);
    return waiter;
  };
  const takeAll = (kind: RequestKind) => {
    let taken = 0;
    while (made.take(kind)) taken += 1;
    return taken;
  };
  return { places: made, begun, refused, wait, takeAll };
}

describe('places', () => {
  it('are a quarter for costly questions, three for readers, all for editors', () => {
    const { takeAll } = placesOf(40);
    expect([takeAll('costly'), takeAll('page'), takeAll('editor')]).toEqual([10, 20, 10]);
    expect(placesOf(40).takeAll('page')).toBe(30);
    expect(placesOf(40).takeAll('editor')).toBe(40);
  });

  it('are there for signing in, whoever has the others', () => {
    const { takeAll } = placesOf(40);
    takeAll('editor');
    expect(takeAll('signIn')).toBe(10);
  });

  it('are closed only when there is neither a place nor room in the line', () => {
    const { places, takeAll } = placesOf(4, 0);
    expect(places.isClosed('page')).toBe(false);
    takeAll('page');
    expect([places.isClosed('page'), places.isClosed('editor')]).toEqual([true, false]);
  });

  it('are one for readers at least', () => {
    expect(placesOf(1).takeAll('costly')).toBe(1);
    expect(placesOf(2).takeAll('page')).toBe(1);
  });

  it('go to editors before pages, and to pages before costly questions', () => {
    const { places, takeAll, wait, begun } = placesOf(4);
    takeAll('costly');
    takeAll('page');
    takeAll('editor');
    for (const kind of ['costly', 'page', 'editor'] as const) wait(kind);
    places.leave('costly');
    expect(begun).toEqual(['editor']);
    places.leave('editor');
    expect(begun).toEqual(['editor', 'page']);
    places.leave('page');
    expect(begun).toEqual(['editor', 'page', 'costly']);
  });

  it('are counted, and so is who got none', () => {
    const { places, takeAll, wait, refused } = placesOf(4, 1);
    takeAll('costly');
    wait('costly');
    wait('costly');
    expect(refused).toEqual(['costly']);
    expect(places.figures().costly).toEqual({ inWork: 1, waiting: 1, begun: 1, waited: 0, refused: 1 });
    places.leave('costly');
    expect(places.figures().costly).toEqual({ inWork: 1, waiting: 0, begun: 2, waited: 1, refused: 1 });
    places.leave('costly');
    expect(places.figures().costly).toEqual({ inWork: 0, waiting: 0, begun: 2, waited: 1, refused: 1 });
  });

  it('are not given to who has left', () => {
    const { places, takeAll, wait, begun } = placesOf(4);
    takeAll('costly');
    places.giveUp('costly', wait('costly'));
    places.leave('costly');
    expect(begun).toEqual([]);
    expect(places.take('costly')).toBe(true);
  });
});
