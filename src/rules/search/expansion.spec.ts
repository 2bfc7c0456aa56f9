import { describe, expect, it } from '@jest/globals';
import { expand } from './expansion.js';

const palsy = {
  phrases: [
    ['bell', 'palsi'],
    ['facial', 'paralysi'],
  ],
};

describe('expand', () => {
  it('counts each stem of the question once', () => {
    expect(expand(['nerv', 'pain', 'nerv'], [])).toEqual([
      { stem: 'nerv', weight: 1 },
      { stem: 'pain', weight: 1 },
    ]);
  });

  it('adds the synonyms of a phrase that is said, with less weight', () => {
    const stems = expand(['sudden', 'bell', 'palsi'], [palsy]);
    expect(stems.slice(0, 3).map((it) => it.weight)).toEqual([1, 1, 1]);
    expect(stems.slice(3).map((it) => it.stem)).toEqual(['facial', 'paralysi']);
    for (const { weight } of stems.slice(3)) expect(weight).toBeLessThan(1);
  });

  it('adds none where only part of a phrase is said, or in another order', () => {
    expect(expand(['palsi'], [palsy])).toHaveLength(1);
    expect(expand(['palsi', 'bell'], [palsy])).toHaveLength(2);
  });

  it('never lowers what was typed', () => {
    const stems = expand(['bell', 'palsi', 'facial'], [palsy]);
    expect(stems.find((it) => it.stem === 'facial')!.weight).toBe(1);
  });

  it('does not count what is to be ignored, of the question or of a synonym', () => {
    const stems = expand(['clinic', 'bell', 'palsi'], [palsy], new Set(['clinic', 'facial']));
    expect(stems.map((it) => it.stem)).toEqual(['bell', 'palsi', 'paralysi']);
  });

  it('knows a phrase by words that do not count themselves', () => {
    expect(expand(['bell', 'palsi'], [palsy], new Set(['bell'])).map((it) => it.stem)).toContain('paralysi');
  });

  it('counts a question that says nothing else all the same', () => {
    expect(expand(['clinic'], [], new Set(['clinic']))).toEqual([{ stem: 'clinic', weight: 1 }]);
  });
});
