import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../config/config.js';
import { DeliverySite } from '../../delivery/site/delivery-site.js';
import { pageImage } from './page-image.js';

const site = new DeliverySite(readConfig({ SERVICE_URL: 'https://content.example' }).site);
const picture = {
  id: '0190b9a0-0000-7000-8000-000000000001',
  fileHash: 'abcdef0123456789'.repeat(4),
  mime: 'image/webp',
  width: 1000,
  height: 500,
  alt: 'A face',
};

describe('the picture of a page', () => {
  it('is the largest that has at most so many pixels, in a format that everybody knows', () => {
    expect(pageImage(picture, site, { width: 700, height: 1000 })).toEqual({
      url: `https://content.example/media/${picture.id}/640.jpeg?v=abcdef01`,
      width: 640,
      height: 320,
      mime: 'image/jpeg',
      alt: 'A face',
    });
    expect(pageImage(picture, site, { width: 700, height: 170 })).toMatchObject({ width: 320, height: 160 });
  });

  it('is never larger than the original', () => {
    expect(pageImage(picture, site)).toMatchObject({ width: 1000, height: 500 });
    expect(pageImage({ ...picture, width: 90, height: 40 }, site)).toMatchObject({ width: 90, height: 40 });
  });

  it('is none where there is none, or no room for the smallest', () => {
    expect(pageImage(undefined, site)).toBeNull();
    expect(pageImage(picture, site, { width: 159, height: 1000 })).toBeNull();
    expect(pageImage(picture, site, { width: 1000, height: 79 })).toBeNull();
  });
});
