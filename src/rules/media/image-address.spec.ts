import { describe, expect, it } from '@jest/globals';
import {
  imageAddress,
  nearestWidth,
  shownImage,
  usefulWidths,
  type AddressedImage,
} from './image-address.js';

const image: AddressedImage = {
  id: '0190b9a0-0000-7000-8000-000000000001',
  fileHash: 'abcdef0123456789'.repeat(4),
  mime: 'image/jpeg',
  width: 700,
  height: 350,
};

describe('the address of a picture', () => {
  it('names picture, width, format and the file it was made of', () => {
    const parts = { serviceUrl: 'https://c.example/x', imageId: image.id, fileHash: image.fileHash };
    expect(imageAddress({ ...parts, width: 320, format: 'avif' })).toBe(
      `https://c.example/x/media/${image.id}/320.avif?v=abcdef01`,
    );
  });

  it('has a width of the list, the next one where another is wanted', () => {
    expect([1, 160, 161, 2560, 9999].map(nearestWidth)).toEqual([160, 160, 320, 2560, 2560]);
  });

  it('offers no width beyond the first that shows the whole picture', () => {
    expect(usefulWidths(700)).toEqual([160, 320, 480, 640, 800]);
    expect(usefulWidths(100)).toEqual([160]);
    expect(usefulWidths(700, [1920, 300, 310])).toEqual([320, 800]);
  });
});

describe('a shown picture', () => {
  it('tells the widths its files really have, and the size of the original', () => {
    const shown = shownImage('https://c.example', image, [320, 1280]);
    expect(shown).toEqual({
      src: `https://c.example/media/${image.id}/800.jpeg?v=abcdef01`,
      srcset:
        `https://c.example/media/${image.id}/320.webp?v=abcdef01 320w, ` +
        `https://c.example/media/${image.id}/800.webp?v=abcdef01 700w`,
      width: 700,
      height: 350,
    });
  });

  it('is shown in its own format where that is one of ours, drawings as PNG', () => {
    const formats = ['image/png', 'image/svg+xml', 'image/gif', 'image/avif'].map((mime) =>
      shownImage('', { ...image, mime }).src.replace(/.*\.|\?.*/g, ''),
    );
    expect(formats).toEqual(['png', 'png', 'webp', 'avif']);
  });

  it('brings its placeholder where it has one', () => {
    expect(shownImage('', { ...image, placeholder: 'data:x' }).placeholder).toBe('data:x');
    expect(shownImage('', { ...image, placeholder: null })).not.toHaveProperty('placeholder');
  });
});
