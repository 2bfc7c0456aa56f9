import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PageError } from './page-error.js';
import { readPageFile } from './page-file.js';

const saved = 'Can a frozen smile thaw?\r\n\r\nIt can, if you are patient with it.\r\n';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function refusal(path: string, options = {}): Promise<PageError> {
  const error: unknown = await readPageFile(path, options).catch((reason: unknown) => reason);
  if (error instanceof PageError) return error;
  throw new Error('the file was not refused', { cause: error });
}

describe('a file of page text', () => {
  it('is read, with its name as the slug where the title’s words make it up', async () => {
    const path = await fileOf('frozen-smile.txt', saved);
    const page = await readPageFile(path);
    expect(page).toMatchObject({ title: 'Can a frozen smile thaw?', slug: 'frozen-smile' });
    expect(page.receipt.file).toBe(path);
  });

  it.each(['page-1.txt', 'smile.txt', 'Frozen smile.txt', 'copy-of-frozen-smile.txt'])(
    'has no slug where it is called %s',
    async (name) => {
      expect((await readPageFile(await fileOf(name, saved))).slug).toBeNull();
    },
  );

  it('may begin with a byte order mark', async () => {
    const path = await fileOf('bom.txt', `\ufeff${saved}`);
    expect((await readPageFile(path)).title).toBe('Can a frozen smile thaw?');
  });

  it('is timed in the locale it is written in', async () => {
    const path = await fileOf('nl.txt', 'Een titel\n\nMet vijf woorden en meer.\n');
    expect((await readPageFile(path, { locale: 'nl' })).receipt.readingTime.text).toBe('1 minuut');
  });
});

describe('a file that is no page text', () => {
  it.each([
    ['empty.txt', '', 'EMPTY', 'the file is empty'],
    ['blank.txt', ' \n\n', 'EMPTY', 'there is no text in it'],
    ['zeros.txt', `Title\n\n${'\0'.repeat(50)}`, 'BINARY', 'no text but binary data'],
    ['scan.pdf', '%PDF-1.7\nsome words of it', 'BINARY', 'a PDF document'],
    ['photo.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'BINARY', 'a PNG image'],
    ['utf16.txt', Buffer.from('\ufeffTitle', 'utf16le'), 'BINARY', 'text in UTF-16'],
    ['latin1.txt', Buffer.from('Title\n\nA caf\xe9 on the corner.', 'latin1'), 'NOT_UTF8', 'see line 3'],
    ['page.html', '<!doctype html><p>Five words and a bit</p>', 'NOT_AN_ARTICLE', 'this is markup'],
    ['names.txt', 'Names\n\nAda\n\nVera\n', 'NOT_AN_ARTICLE', 'no paragraph below the title “Names”'],
  ] as const)('is refused by its name: %s', async (name, content, code, reason) => {
    const path = await fileOf(name, content);
    const error = await refusal(path);
    expect(error.code).toBe(code);
    expect(error.message.startsWith(`${path}: `)).toBe(true);
    expect(error.message).toContain(reason);
  });

  it('is refused unread where it is too large', async () => {
    const path = await fileOf('huge.txt', saved);
    await truncate(path, 20 * 1024 * 1024);
    const error = await refusal(path);
    expect(error.code).toBe('TOO_LARGE');
    expect(error.message).toContain('the file has 20 MB, and a page’s text may have 5 MB');
  });

  it('is refused by the limit that was set, to the byte', async () => {
    const path = await fileOf('limit.txt', saved);
    const size = Buffer.byteLength(saved);
    await expect(readPageFile(path, { maxBytes: size })).resolves.toMatchObject({ author: null });
    expect((await refusal(path, { maxBytes: size - 1 })).code).toBe('TOO_LARGE');
  });

  it('is refused where it is missing or a folder', async () => {
    expect((await refusal(join(folder, 'missing.txt'))).message).toContain('there is no such file');
    expect((await refusal(folder)).message).toContain('this is a folder');
  });
});
