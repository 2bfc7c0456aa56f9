import type { UserErrorCode } from '../rules/domain-error.js';
import type { ImageFormat } from '../rules/media/image-address.js';
import type { ImageMime } from '../rules/media/file-type.js';

/** How large an image may be. */
export interface ImageLimits {
  /** Width times height. */
  readonly maxPixels: number;
  readonly maxFrames: number;
}

/** Reads a file nobody has looked at and writes what the library keeps of it. Paths are absolute. */
export interface InspectJob {
  readonly kind: 'inspect';
  readonly source: string;
  readonly target: string;
  readonly limits: ImageLimits;
}

/** Makes a picture of a file that the library keeps. */
export interface VariantJob {
  readonly kind: 'variant';
  readonly source: string;
  readonly target: string;
  /** In pixels; a smaller file is not enlarged. */
  readonly width: number;
  readonly format: ImageFormat;
}

export type ImageJob = InspectJob | VariantJob;

/** What is known of a file the library keeps. */
export interface InspectedImage {
  readonly mime: ImageMime;
  readonly bytes: number;
  /** SHA-256, hex. */
  readonly fileHash: string;
  /** In pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** A data URL of some 100 to 300 bytes. */
  readonly placeholder: string;
  /** Sentences for who uploaded it: what was not kept. */
  readonly notes: readonly string[];
}

/** What came of a job. `rss` is the memory of the process that did it, in bytes. */
export type ImageJobResult = { readonly rss: number } & (
  | { readonly done: InspectedImage | null }
  | { readonly fault: { readonly code: UserErrorCode; readonly message: string } }
  | { readonly failure: string }
);

/** A file that the library does not take, and why in a sentence. */
export class ImageFault extends Error {
  constructor(
    readonly code: UserErrorCode,
    message: string,
  ) {
    super(message);
  }
}
