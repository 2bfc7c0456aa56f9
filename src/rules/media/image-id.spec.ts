import { describe, expect, it } from '@jest/globals';
import { imageIdOf, imageIdsOf } from './image-id.js';

const id = '0190b9a0-0000-7000-8000-000000000001';
const opaque = Buffer.from(`Image:${id}`).toString('base64url');

describe('what a figure says of its image', () => {
  it('is the row id or the opaque one', () => {
    expect(imageIdOf(id)).toBe(id);
    expect(imageIdOf(opaque)).toBe(id);
  });

  it.each([
    '',
    'aW1n',
    `${opaque}=`,
    ` ${opaque}`,
    Buffer.from(`Article:${id}`).toString('base64url'),
    Buffer.from('Image:../../etc/passwd').toString('base64url'),
    Buffer.from(`Image:${id}:x`).toString('base64url'),
  ])('is nothing where it reads %j', (reference) => {
    expect(imageIdOf(reference)).toBeNull();
  });

  it('counts once however often it is said', () => {
    expect(imageIdsOf([opaque, null, id, 'x', undefined])).toEqual([id]);
  });
});
