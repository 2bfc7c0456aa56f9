import { join } from 'node:path';
import type { Config } from '../config/config.js';
import { DiskStorage } from './disk-storage.js';
import type { FileStorage } from './file-storage.js';
import type { IncomingFolder } from './incoming-folder.js';

/**
 * A folder's files, or a bucket's under a prefix of their own. What speaks to buckets is loaded only where there is one: it takes
 * 22 MB and half a second of the start.
 */
export async function openStorage(
  { s3 }: Config['media'],
  folder: string,
  incoming: IncomingFolder,
  prefix: string,
): Promise<FileStorage> {
  if (!s3) return new DiskStorage(join(folder, 'files'));
  const { S3Storage } = await import('./s3-storage.js');
  return new S3Storage(s3, incoming, prefix);
}
