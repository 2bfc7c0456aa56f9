import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { S3Settings } from '../config/media-settings.js';
import type { FileKey, FileStorage, StoredFile } from './file-storage.js';
import type { IncomingFolder } from './incoming-folder.js';

/** How often a file is sent until what can be read back is what was sent. */
const MOST_TRIES = 3;

/** Files in a bucket of any service that speaks S3. */
export class S3Storage implements FileStorage {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(
    settings: S3Settings,
    private readonly incoming: IncomingFolder,
    /** What the names of its objects begin with. */
    private readonly prefix = 'images/',
  ) {
    const { accessKeyId, secretAccessKey, endpoint, region } = settings;
    this.bucket = settings.bucket;
    this.client = new S3Client({
      region,
      // What is read back is compared here, whatever the service can do.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
      ...(accessKeyId === undefined || secretAccessKey === undefined
        ? {}
        : { credentials: { accessKeyId, secretAccessKey } }),
    });
  }

  async put(path: string, key: FileKey): Promise<void> {
    const sent = await hashOf(createReadStream(path));
    for (let tries = 1; ; tries += 1) {
      await this.client.send(
        new PutObjectCommand({
          Bucket: this.bucket,
          Key: this.prefix + key,
          Body: createReadStream(path),
          ContentLength: (await stat(path)).size,
        }),
      );
      const kept = await this.get(key);
      if (kept && (await hashOf(kept.stream)) === sent) break;
      if (tries === MOST_TRIES) {
        throw new Error(`The bucket ${this.bucket} does not give back what was put under ${key}.`);
      }
    }
    await rm(path, { force: true });
  }

  async get(key: FileKey): Promise<StoredFile | null> {
    const found = await ifThere(
      this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: this.prefix + key })),
    );
    if (!(found?.Body instanceof Readable)) return null;
    return { bytes: found.ContentLength ?? 0, stream: found.Body };
  }

  async has(key: FileKey): Promise<boolean> {
    const head = new HeadObjectCommand({ Bucket: this.bucket, Key: this.prefix + key });
    return (await ifThere(this.client.send(head))) !== null;
  }

  async withFile<T>(key: FileKey, use: (path: string) => Promise<T>): Promise<T | null> {
    const found = await this.get(key);
    if (!found) return null;
    return this.incoming.withPath(async (path) => {
      await pipeline(found.stream, createWriteStream(path, { flags: 'wx' }));
      return use(path);
    });
  }

  async deleteFolder(folder: FileKey): Promise<void> {
    for await (const page of this.list(`${this.prefix}${folder}/`)) {
      const objects = (page.Contents ?? []).map(({ Key }) => ({ Key }));
      if (objects.length === 0) continue;
      const { Errors = [] } = await this.client.send(
        new DeleteObjectsCommand({ Bucket: this.bucket, Delete: { Objects: objects, Quiet: true } }),
      );
      if (Errors.length > 0) throw new Error(`The bucket ${this.bucket} did not delete ${Errors[0]!.Key}.`);
    }
  }

  close(): void {
    this.client.destroy();
  }

  private async *list(prefix: string) {
    let token: string | undefined;
    do {
      const page = await this.client.send(
        new ListObjectsV2Command({
          Bucket: this.bucket,
          Prefix: prefix,
          ContinuationToken: token,
        }),
      );
      yield page;
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }
}

async function hashOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function ifThere<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    if (status === 404) return null;
    throw error;
  }
}
