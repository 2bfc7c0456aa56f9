import { isUuid } from '../uuid.js';
import { imageFormats, imageWidths, type ImageFormat } from './image-address.js';

/** Which picture an address names. */
export interface PictureName {
  readonly imageId: string;
  readonly width: number;
  readonly format: ImageFormat;
}

/** Reads `{id}/{width}.{format}`; null where it is anything else, or a width that is not offered. */
export function readPictureName(path: string): PictureName | null {
  const [, imageId, digits, word] = /^([0-9a-f-]{36})\/([1-9]\d{1,4})\.([a-z]{3,4})$/.exec(path) ?? [];
  const format = imageFormats.find((each) => each === word);
  const width = imageWidths.find((each) => each === Number(digits));
  return imageId !== undefined && isUuid(imageId) && format && width ? { imageId, width, format } : null;
}
