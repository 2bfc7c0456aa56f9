import { open, type FileHandle } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { slugFrom } from '../../rules/slug.js';
import { PageError } from './page-error.js';
import { readPageText } from './page-text.js';
import type { Page, PageOptions } from './page.js';

/** A saved article has some 10 kB; five megabytes are a book. */
export const DEFAULT_MAX_BYTES = 5 * 1024 * 1024;

export interface PageFileOptions extends PageOptions {
  /** Larger files are refused before they are read. */
  readonly maxBytes?: number;
}

/**
 * Reads one file of page text. Throws a PageError that names the file, says what it is and what would be right; never reads more than
 * `maxBytes` of it. The slug is the file's name where that is made of the title's words.
 */
export async function readPageFile(path: string, options: PageFileOptions = {}): Promise<Page> {
  const { locale = 'en', maxBytes = DEFAULT_MAX_BYTES } = options;
  const bytes = await bytesOf(path, maxBytes);
  refuseBinary(bytes, path);
  const page = readText(decode(bytes, path), locale, path);
  return { ...page, slug: slugOf(path, page.title, locale), receipt: { ...page.receipt, file: path } };
}

function readText(text: string, locale: string, path: string): Page {
  try {
    return readPageText(text, { locale });
  } catch (error) {
    throw error instanceof PageError ? error.in(path) : error;
  }
}

async function bytesOf(path: string, maxBytes: number): Promise<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    const file = await handle.stat();
    if (!file.isFile()) throw new PageError('UNREADABLE', kindOf(file.isDirectory()), path);
    if (file.size > maxBytes) throw tooLarge(file.size, maxBytes, path);
    if (file.size === 0) throw new PageError('EMPTY', 'the file is empty. Save the page’s text again.', path);
    return await readAtMost(handle, file.size, maxBytes, path);
  } catch (error) {
    throw error instanceof PageError ? error : unreadable(error, path);
  } finally {
    await handle?.close();
  }
}

/** Reads what the file holds now, which may be more than when its size was asked for. */
async function readAtMost(
  handle: FileHandle,
  size: number,
  maxBytes: number,
  path: string,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(size + 1);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
    if (bytesRead === 0) return bytes.subarray(0, length);
    length += bytesRead;
  }
  if (length > maxBytes) throw tooLarge(length, maxBytes, path);
  throw new PageError(
    'UNREADABLE',
    'the file grew while it was read. Import it again once it is whole.',
    path,
  );
}

/** First bytes of what is saved in the place of text, and how to call it. */
const SIGNATURES: readonly (readonly [signature: string, kind: string])[] = [
  ['%PDF', 'a PDF document'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['PK\x03\x04', 'a ZIP archive or an office document'],
  ['\x1f\x8b', 'a gzip archive'],
  ['\xd0\xcf\x11\xe0', 'an old Word document'],
  ['\xff\xfe', 'text in UTF-16'],
  ['\xfe\xff', 'text in UTF-16'],
];

function refuseBinary(bytes: Uint8Array, path: string): void {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const kind = SIGNATURES.find(([signature]) => head.startsWith(signature))?.[1];
  if (kind === undefined && !bytes.includes(0)) return;
  const what = kind ?? 'no text but binary data';
  throw new PageError('BINARY', `this is ${what}. Save the page as plain text (UTF-8).`, path);
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PageError(
      'NOT_UTF8',
      `the text is not UTF-8 (see line ${lineOfFault(bytes)}). Save it again with the encoding UTF-8.`,
      path,
    );
  }
}

/** The line with the first byte that is no UTF-8: the replacement character also stands for itself, so compare bytes. */
function lineOfFault(bytes: Uint8Array): number {
  const mended = Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const fault = bytes.findIndex((byte, index) => byte !== mended[index]);
  return bytes.subarray(0, fault < 0 ? bytes.length : fault).filter((byte) => byte === 0x0a).length + 1;
}

function tooLarge(size: number, maxBytes: number, path: string): PageError {
  return new PageError(
    'TOO_LARGE',
    `the file has ${megabytes(size)}, and a page’s text may have ${megabytes(maxBytes)}. Is it the right file?`,
    path,
  );
}

function megabytes(bytes: number): string {
  return bytes < 100_000
    ? `${bytes.toLocaleString('en')} bytes`
    : `${(bytes / (1024 * 1024)).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}

function kindOf(isDirectory: boolean): string {
  return isDirectory
    ? 'this is a folder. Name the files in it.'
    : 'this is no ordinary file. Save the page’s text in a file.';
}

function unreadable(error: unknown, path: string): PageError {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file. Check its name.',
    EACCES: 'this user may not read the file. Change its permissions or its owner.',
    ENOTDIR: 'there is no such file: a part of its path is no folder.',
  };
  return new PageError('UNREADABLE', reasons[code] ?? `the file cannot be read (${code}).`, path);
}

/** The name of the file, if it is a slug of two words or more that all stand in the title: then it is the page's address. */
function slugOf(path: string, title: string, locale: string): string | null {
  const name = basename(path, extname(path));
  const words = name.split('-');
  const inTitle = new Set(slugFrom(title, locale).split('-'));
  return words.length > 1 && words.every((word) => inTitle.has(word)) ? name : null;
}
