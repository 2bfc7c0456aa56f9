import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { createTestDatabase, type TestDatabase } from './database.js';
import { startDelivery, type DeliveryServer } from './delivery-server.js';
import { startEditorial, type Credential, type EditorialServer } from './editorial-server.js';

/** What `POST /editor/media` answers. */
export interface UploadAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly id?: string;
  readonly mime?: string;
  readonly bytes?: number;
  readonly width?: number;
  readonly height?: number;
  readonly placeholder?: string;
  readonly version?: number;
  readonly notes?: readonly string[];
  readonly errors?: readonly { code: string; message: string; field?: string[] }[];
}

/** Both APIs over one database and one folder of files. */
export interface MediaBench {
  readonly database: TestDatabase;
  readonly editorial: EditorialServer;
  readonly delivery: DeliveryServer;
  readonly editor: Credential;
  readonly writer: Credential;
  /** Of files. */
  readonly folder: string;
  upload(file: Uint8Array | string, headers?: Record<string, string>): Promise<UploadAnswer>;
  /** A path of the editorial service. */
  at(path: string): string;
  /** A path of the delivery service. */
  from(path: string): string;
  mutate<Payload>(mutation: string, variables: object, credential?: Credential): Promise<Payload>;
  /** Paths of the files below a folder of the service's; none where it is not there. */
  files(below: 'incoming' | 'files'): Promise<string[]>;
  close(): Promise<void>;
}

export async function openMediaBench(env: Record<string, string> = {}): Promise<MediaBench> {
  const folder = await mkdtemp(join(tmpdir(), 'seventh-media-'));
  const database = await createTestDatabase();
  const shared = { DATA_DIR: folder, SERVICE_URL: 'https://content.clinic.example', ...env };
  const editorial = await startEditorial(database.ownerUrl, shared);
  const delivery = await startDelivery(database.deliveryUrl, shared);
  const editor = await editorial.signedIn('EDITOR');
  const writer = await editorial.signedIn('WRITER');
  const at = (path: string) => new URL(path, editorial.url).href;
  return {
    database,
    editorial,
    delivery,
    editor,
    writer,
    folder,
    at,
    from: (path) => new URL(path, delivery.url).href,
    async upload(file, headers = {}) {
      const response = await fetch(at('/editor/media'), {
        method: 'POST',
        headers: { cookie: editor.cookie!, 'content-type': 'application/octet-stream', ...headers },
        body: file as BodyInit,
      });
      const answer = (await response.json()) as Omit<UploadAnswer, 'status' | 'headers'>;
      return { status: response.status, headers: response.headers, ...answer };
    },
    async mutate<Payload>(mutation: string, variables: object, credential = editor) {
      const { data, errors } = await editorial.ask<{ result: Payload }>(mutation, variables, credential);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data.result;
    },
    async files(below) {
      const root = join(folder, 'media', below);
      const all = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
      return all.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    },
    async close() {
      await editorial.close();
      await delivery.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A photograph as phones take them: noise, turned by its EXIF, with a place and a name in it. */
export function photograph(width = 900, height = 600): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#c84',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .withExif({
      IFD0: { Artist: 'SECRET-ARTIST', Copyright: 'SECRET' },
      IFD3: { GPSLatitude: '52/1 5/1 0/1' },
    })
    .jpeg()
    .toBuffer();
}

export function plainPng(width = 40, height = 30): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 4, background: { r: 200, g: 80, b: 40, alpha: 0.5 } } })
    .png()
    .toBuffer();
}
