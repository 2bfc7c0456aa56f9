import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { printedFiles } from './print-schema.js';

const REPOSITORY = new URL('../../', import.meta.url);
const files = await printedFiles(REPOSITORY);

describe('what is made from the SDL', () => {
  it.each([...files])('is fresh in %s (else: npm run schema)', (path, content) => {
    expect(readFileSync(new URL(path, REPOSITORY), 'utf8')).toBe(content);
  });
});
