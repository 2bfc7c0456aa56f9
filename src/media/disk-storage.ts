import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../database/error-code.js';
import type { FileKey, FileStorage, StoredFile } from './file-storage.js';

/** Files in a folder, by the last two digits of the image's id: those are random, and folders stay small. */
export class DiskStorage implements FileStorage {
  constructor(private readonly root: string) {}

  async put(path: string, key: FileKey): Promise<void> {
    const place = this.pathOf(key);
    const folder = dirname(place);
    // Beside its place, so that the last step is one of a file system that does it whole or not at all.
    const near = `${place}.${randomUUID()}.part`;
    await mkdir(folder, { recursive: true });
    try {
      await rename(path, near).catch(async (error: unknown) => {
        if (errorCode(error) !== 'EXDEV') throw error;
        await copyFile(path, near);
        await rm(path, { force: true });
      });
      await flush(near);
      await rename(near, place);
      await flush(folder);
    } catch (error) {
      await rm(near, { force: true });
      throw error;
    }
  }

  async get(key: FileKey): Promise<StoredFile | null> {
    const file = await ifThere(open(this.pathOf(key)));
    if (!file) return null;
    try {
      const { size } = await file.stat();
      return { bytes: size, stream: file.createReadStream() };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async has(key: FileKey): Promise<boolean> {
    return (await ifThere(stat(this.pathOf(key)))) !== null;
  }

  async withFile<T>(key: FileKey, use: (path: string) => Promise<T>): Promise<T | null> {
    return (await this.has(key)) ? use(this.pathOf(key)) : null;
  }

  async deleteFolder(folder: FileKey): Promise<void> {
    await rm(this.pathOf(folder), { recursive: true, force: true });
  }

  close(): void {}

  private pathOf(key: FileKey): string {
    const [imageId, ...rest] = key.split('/');
    return join(this.root, imageId!.slice(-2), imageId!, ...rest);
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function ifThere<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return null;
    throw error;
  }
}
