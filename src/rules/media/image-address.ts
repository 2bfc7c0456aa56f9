/** Formats a picture can be had in. */
export const imageFormats = ['avif', 'webp', 'jpeg', 'png'] as const;
export type ImageFormat = (typeof imageFormats)[number];

/** The widths a picture can be had in, in pixels. A closed list: each one asked for is made once and kept. */
export const imageWidths = [160, 320, 480, 640, 800, 960, 1280, 1600, 1920, 2560] as const;

/** What an img element says of its picture. Width and height are those of the original, in pixels. */
export interface ShownImage {
  readonly src: string;
  readonly srcset: string;
  readonly sizes?: string;
  readonly width: number;
  readonly height: number;
  /** A tiny picture as a data URL. */
  readonly placeholder?: string;
}

/** A picture of the library, as far as its addresses hang on it. */
export interface AddressedImage {
  readonly id: string;
  /** SHA-256 of the file, hex: the address changes with the file. */
  readonly fileHash: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly placeholder?: string | null;
}

/** Where a picture is found in a width and format. With `v` the answer may be kept for good. */
export function imageAddress(parts: {
  readonly serviceUrl: string;
  readonly imageId: string;
  readonly fileHash: string;
  readonly width: number;
  readonly format: ImageFormat;
}): string {
  const { serviceUrl, imageId, fileHash, width, format } = parts;
  return `${serviceUrl}/media/${imageId}/${width}.${format}?v=${fileHash.slice(0, 8)}`;
}

/** The format a file is shown in where nobody asks for another: its own, or the nearest one. */
export function usualFormat(mime: string): ImageFormat {
  const own: Readonly<Record<string, ImageFormat>> = {
    'image/jpeg': 'jpeg',
    'image/webp': 'webp',
    'image/avif': 'avif',
    'image/gif': 'webp',
  };
  return own[mime] ?? 'png';
}

/** The smallest width of the list that is not below the wanted one; the largest where all are. */
export function nearestWidth(wanted: number): number {
  return imageWidths.find((width) => width >= wanted) ?? imageWidths.at(-1)!;
}

/** The widths of `wanted` a picture has something to show in: up to the first that is not below its own, each once. */
export function usefulWidths(originalWidth: number, wanted: readonly number[] = imageWidths): number[] {
  const most = nearestWidth(originalWidth);
  const widths = wanted.map((width) => Math.min(nearestWidth(width), most));
  return [...new Set(widths)].toSorted((a, b) => a - b);
}

/** Value of a `srcset`: the addresses with the widths the pictures really have. None is ever enlarged. */
export function imageSrcset(
  serviceUrl: string,
  image: AddressedImage,
  widths?: readonly number[],
  format: ImageFormat = 'webp',
): string {
  return usefulWidths(image.width, widths)
    .map((width) => {
      const address = imageAddress({
        serviceUrl,
        imageId: image.id,
        fileHash: image.fileHash,
        width,
        format,
      });
      return `${address} ${Math.min(width, image.width)}w`;
    })
    .join(', ');
}

/** What is written into HTML for a picture: WebP in every useful width, its usual format for who knows no srcset. */
export function shownImage(
  serviceUrl: string,
  image: AddressedImage,
  widths: readonly number[] = imageWidths,
): ShownImage {
  const { id: imageId, fileHash, mime, width, height, placeholder } = image;
  const src = imageAddress({
    serviceUrl,
    imageId,
    fileHash,
    width: Math.min(nearestWidth(1280), nearestWidth(width)),
    format: usualFormat(mime),
  });
  const shown = { src, srcset: imageSrcset(serviceUrl, image, widths), width, height };
  return placeholder == null ? shown : { ...shown, placeholder };
}
