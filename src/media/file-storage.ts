import type { Readable } from 'node:stream';
import { imageFormats, imageWidths, type ImageFormat } from '../rules/media/image-address.js';

/**
 * Names a file: image, hash, and which picture of it. Made here alone, of ids and hashes of our own: no word of a request
 * ever becomes part of a path.
 */
export type FileKey = string & { readonly __key: 'FileKey' };

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const HASH = '[0-9a-f]{64}';
const KEY = new RegExp(
  `^${ID}/${HASH}/(?:original|(?:${imageWidths.join('|')})\\.(?:${imageFormats.join('|')}))$`,
);
const FOLDER = new RegExp(`^${ID}(?:/${HASH})?$`);

/** The file an image was uploaded as, cleaned. */
export function originalKey(imageId: string, fileHash: string): FileKey {
  return checked(`${imageId}/${fileHash}/original`, KEY);
}

export function variantKey(imageId: string, fileHash: string, width: number, format: ImageFormat): FileKey {
  return checked(`${imageId}/${fileHash}/${width}.${format}`, KEY);
}

/** All files of an image, or of one of its originals. */
export function folderKey(imageId: string, fileHash?: string): FileKey {
  return checked(fileHash === undefined ? imageId : `${imageId}/${fileHash}`, FOLDER);
}

function checked(key: string, form: RegExp): FileKey {
  if (!form.test(key)) throw new Error(`No key of a file: ${JSON.stringify(key)}`);
  return key as FileKey;
}

export interface StoredFile {
  readonly bytes: number;
  readonly stream: Readable;
}

/** Where files of images lie. */
export interface FileStorage {
  /** Takes over a local file, which is gone afterwards. Whole or not at all; the same key again is the same file. */
  put(path: string, key: FileKey): Promise<void>;
  /** Null where there is none. The stream must be read or destroyed. */
  get(key: FileKey): Promise<StoredFile | null>;
  has(key: FileKey): Promise<boolean>;
  /** Lends a file as a local path, to read only; null where there is none. */
  withFile<T>(key: FileKey, use: (path: string) => Promise<T>): Promise<T | null>;
  /** Removes all files of a folder; nothing happens where there are none. */
  deleteFolder(folder: FileKey): Promise<void>;
  close(): void;
}
