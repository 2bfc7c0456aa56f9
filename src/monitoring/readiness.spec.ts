import { describe, expect, it } from '@jest/globals';
import { Readiness } from './readiness.js';

describe('readiness', () => {
  it('asks the database once a second, however often it is asked itself', async () => {
    let checks = 0;
    const readiness = new Readiness(async () => checks++);
    const answers = await Promise.all(Array.from({ length: 20 }, () => readiness.isReady()));
    expect(new Set(answers)).toEqual(new Set([true]));
    expect(checks).toBe(1);
  });

  it('says no where the database does not answer', async () => {
    const readiness = new Readiness(() => Promise.reject(new Error('connection refused')));
    await expect(readiness.isReady()).resolves.toBe(false);
  });

  it('says no where the database hangs', async () => {
    const readiness = new Readiness(() => new Promise(() => undefined));
    await expect(readiness.isReady()).resolves.toBe(false);
  });

  it('says no as soon as the service is stopping', async () => {
    const readiness = new Readiness(() => Promise.resolve());
    await expect(readiness.isReady()).resolves.toBe(true);
    readiness.drain();
    await expect(readiness.isReady()).resolves.toBe(false);
  });
});
