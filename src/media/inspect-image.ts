import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat, writeFile } from 'node:fs/promises';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { cleanSvg } from '../rules/media/clean-svg.js';
import { fileTypeOf, HEAD_BYTES, type ImageMime } from '../rules/media/file-type.js';
import { SvgFault } from '../rules/media/svg-repeats.js';
import { ImageFault, type ImageLimits, type InspectedImage, type InspectJob } from './image-job.js';

/** What formats can hold: WebP ends at 16,383 pixels a side. */
const MOST_SIDE = 16_000;
/** Drawings are text: what is larger is a picture in disguise. */
const MOST_SVG_BYTES = 5_000_000;
const PLACEHOLDER_SIDE = 16;

/**
 * Looks at a file as if it had been made to do harm: type by its bytes, size by its header before a pixel is read, then every
 * pixel. Writes it anew without EXIF, GPS, XMP and comments, turned upright, its colour profile kept. Throws `ImageFault`.
 */
export async function inspectImage({ source, target, limits }: InspectJob): Promise<InspectedImage> {
  const type = fileTypeOf(await headOf(source));
  if (type === null) {
    throw new ImageFault(
      'UNSUPPORTED_TYPE',
      'This is no image of a kind that is taken. Send JPEG, PNG, WebP, AVIF, GIF or SVG.',
    );
  }
  const notes: string[] = [];
  const mime =
    type === 'image/svg+xml'
      ? await keepDrawing(source, target)
      : await keepPixels(source, target, type, limits, notes);
  const { width, height } = await sharp(target).metadata();
  const small = await sharp(target)
    .resize(PLACEHOLDER_SIDE, PLACEHOLDER_SIDE, { fit: 'inside' })
    .webp({ quality: 30 })
    .toBuffer();
  return {
    mime,
    bytes: (await stat(target)).size,
    fileHash: await hashOf(target),
    width,
    height,
    placeholder: `data:image/webp;base64,${small.toString('base64')}`,
    notes,
  };
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function keepDrawing(source: string, target: string): Promise<ImageMime> {
  const { size } = await stat(source);
  if (size > MOST_SVG_BYTES) {
    throw new ImageFault(
      'TOO_LARGE',
      `The SVG has ${size} bytes; at most ${MOST_SVG_BYTES} are taken. Simplify it.`,
    );
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(source));
    await writeFile(target, cleanSvg(text).svg);
  } catch (error) {
    if (error instanceof SvgFault) throw new ImageFault('DAMAGED', error.message);
    if (error instanceof TypeError) throw new ImageFault('DAMAGED', 'The SVG is not in UTF-8. Save it so.');
    throw error;
  }
  await decoded(sharp(target).resize(64).raw().toBuffer());
  return 'image/svg+xml';
}

async function keepPixels(
  source: string,
  target: string,
  type: ImageMime,
  limits: ImageLimits,
  notes: string[],
): Promise<ImageMime> {
  // The header alone: no limit of the decoder shall speak before ours do.
  const header = await decoded(sharp(source, { limitInputPixels: false }).metadata());
  checkSize(header, limits);
  const frames = header.pages ?? 1;
  if (frames > limits.maxFrames) {
    throw new ImageFault(
      'TOO_LARGE',
      `The animation has ${frames} frames; at most ${limits.maxFrames} are taken.`,
    );
  }
  if (frames > 1)
    notes.push(
      `Of ${frames} frames the first is kept: pictures that move on their own cannot be stopped by readers.`,
    );
  const image = sharp(source, {
    limitInputPixels: limits.maxPixels,
    failOn: 'warning',
    pages: 1,
  }).autoOrient();
  // A profile of inks fits no screen: its pixels are turned into sRGB.
  if (header.space !== 'cmyk') image.keepIccProfile();
  const { mime, written } = kept(image, type);
  await decoded(written.toFile(target));
  return mime;
}

function checkSize({ width, height }: Metadata, { maxPixels }: ImageLimits): void {
  if (width * height > maxPixels) {
    throw new ImageFault(
      'TOO_LARGE',
      `The image has ${width} x ${height} pixels; at most ${maxPixels} in all are taken. Make it smaller.`,
    );
  }
  if (Math.max(width, height) > MOST_SIDE) {
    throw new ImageFault(
      'TOO_LARGE',
      `The image has ${width} x ${height} pixels; at most ${MOST_SIDE} a side are taken. Make it smaller.`,
    );
  }
}

/** In its own format, so well that pictures made of it lose nothing; a GIF's first frame as PNG. */
function kept(image: Sharp, type: ImageMime): { mime: ImageMime; written: Sharp } {
  switch (type) {
    case 'image/jpeg':
      return { mime: type, written: image.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }) };
    case 'image/webp':
      return { mime: type, written: image.webp({ quality: 95, effort: 2 }) };
    case 'image/avif':
      return { mime: type, written: image.avif({ quality: 85, effort: 1 }) };
    default:
      return { mime: 'image/png', written: image.png({ compressionLevel: 9 }) };
  }
}

/** What the decoder cannot read is damaged, whatever it says of it: its words are for programmers. */
async function decoded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw new ImageFault(
      'DAMAGED',
      'The image cannot be read to its end: it is damaged or not what it says. Export it anew.',
    );
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
