import { describe, expect, it } from '@jest/globals';
import { planPublication, type OpenPublication } from './publication-plan.js';

const atOnce = { at: null, until: null };
const current: OpenPublication = { id: 'current', from: 100, until: null, scheduled: false };
const later: OpenPublication = { id: 'later', from: 500, until: null, scheduled: true };

describe('planPublication', () => {
  it('begins now and is open-ended where nothing else stands', () => {
    expect(planPublication(200, [], atOnce)).toEqual({ from: 200, until: null, close: [], cancel: [] });
  });

  it('ends what is visible where it begins itself', () => {
    expect(planPublication(200, [current], atOnce)).toEqual({
      from: 200,
      until: null,
      close: ['current'],
      cancel: [],
    });
  });

  it('ends at the next scheduled start', () => {
    expect(planPublication(200, [{ ...current, until: 500 }, later], atOnce)).toMatchObject({
      from: 200,
      until: 500,
      close: ['current'],
    });
  });

  it('ends earlier where that was asked for', () => {
    expect(planPublication(200, [later], { at: null, until: 300 })).toMatchObject({ from: 200, until: 300 });
  });

  it('leaves the visible one alone until a later instant', () => {
    expect(planPublication(200, [current], { at: 400, until: null })).toMatchObject({
      from: 400,
      close: ['current'],
    });
  });

  it('leaves alone what ends before it begins', () => {
    expect(planPublication(200, [{ ...current, until: 300 }], { at: 400, until: null }).close).toEqual([]);
  });

  it('replaces one scheduled for the very same instant', () => {
    expect(planPublication(200, [later], { at: 500, until: null })).toEqual({
      from: 500,
      until: null,
      close: [],
      cancel: ['later'],
    });
  });

  it('takes an instant that passed meanwhile for now', () => {
    expect(planPublication(200, [], { at: 150, until: null }).from).toBe(200);
  });

  it('survives a clock that went back behind the last publication', () => {
    expect(planPublication(50, [current], atOnce)).toEqual({
      from: 101,
      until: null,
      close: ['current'],
      cancel: [],
    });
  });
});
