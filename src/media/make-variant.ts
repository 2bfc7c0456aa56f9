import sharp, { type Sharp } from 'sharp';
import type { ImageFormat } from '../rules/media/image-address.js';
import type { VariantJob } from './image-job.js';

/** Writes a picture in a width and format, in sRGB, without a word about where it comes from. */
export async function makeVariant({ source, target, width, format }: VariantJob): Promise<void> {
  const image = sharp(source, { failOn: 'error' }).resize({ width, withoutEnlargement: true });
  await encoded(image, format).toFile(target);
}

function encoded(image: Sharp, format: ImageFormat): Sharp {
  switch (format) {
    case 'avif':
      return image.avif({ quality: 55, effort: 3 });
    case 'webp':
      return image.webp({ quality: 80 });
    case 'jpeg':
      return image.flatten({ background: '#fff' }).jpeg({ quality: 80, mozjpeg: true });
    case 'png':
      return image.png({ compressionLevel: 9 });
  }
}
