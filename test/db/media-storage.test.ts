import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskStorage } from '../../src/media/disk-storage.js';
import { folderKey, originalKey, variantKey, type FileStorage } from '../../src/media/file-storage.js';
import { IncomingFolder } from '../../src/media/incoming-folder.js';
import { S3Storage } from '../../src/media/s3-storage.js';
import { newId } from '../../src/rules/uuid.js';
import { openMediaBench, photograph } from '../support/media-bench.js';

const BUCKET = 'clinic-images';
const HASH = 'a1'.repeat(32);

describe('keys of files', () => {
  it.each(['../../etc/passwd', 'x', '', `${newId(new Date())}/..`, `${newId(new Date())}\0`])(
    'are never made of %j',
    (text) => {
      expect(() => originalKey(text, HASH)).toThrow(/No key/);
      expect(() => originalKey(newId(new Date()), text)).toThrow(/No key/);
      expect(() => folderKey(text)).toThrow(/No key/);
    },
  );
});

describe('where files lie', () => {
  let folder: string;
  let incoming: IncomingFolder;
  let s3: ChildProcess;
  let port: number;
  let proxy: Server;
  /** What becomes of bodies on their way back from the bucket. */
  let spoil: (body: Buffer) => Buffer = (body) => body;
  let puts = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seventh-storage-'));
    incoming = new IncomingFolder(join(folder, 'incoming'));
    await incoming.open();
    port = await freePort();
    const program = join('node_modules', 's3rver', 'bin', 's3rver.js');
    await mkdir(join(folder, 's3'));
    const args = [
      program,
      '-d',
      join(folder, 's3'),
      '-a',
      '127.0.0.1',
      '-p',
      String(port),
      '--configure-bucket',
      BUCKET,
    ];
    s3 = spawn(process.execPath, args, { stdio: 'ignore' });
    while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 50));
    proxy = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        if (req.method === 'PUT') puts += 1;
        const { host: _, ...headers } = req.headers;
        const onward = request(
          {
            port,
            host: '127.0.0.1',
            path: req.url,
            method: req.method,
            headers: { ...headers, host: req.headers.host },
          },
          (answer) => {
            res.writeHead(answer.statusCode!, answer.headers);
            answer.on('data', (chunk: Buffer) => res.write(req.method === 'GET' ? spoil(chunk) : chunk));
            answer.on('end', () => res.end());
          },
        );
        const body = Buffer.concat(chunks);
        onward.end(body);
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    s3?.kill();
    proxy?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const bucket = (to: number) =>
    new S3Storage(
      {
        bucket: BUCKET,
        endpoint: `http://127.0.0.1:${to}`,
        region: 'us-east-1',
        accessKeyId: 'S3RVER',
        secretAccessKey: 'S3RVER',
      },
      incoming,
    );

  async function read(storage: FileStorage, key: Parameters<FileStorage['get']>[0]): Promise<Buffer | null> {
    const file = await storage.get(key);
    if (!file) return null;
    const chunks: Buffer[] = [];
    for await (const chunk of file.stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).length).toBe(file.bytes);
    return Buffer.concat(chunks);
  }

  it.each<[string, () => FileStorage]>([
    ['a disk', () => new DiskStorage(join(folder, 'files'))],
    ['a bucket', () => bucket(port)],
  ])('%s keeps them whole, lends them, and forgets them by image', async (_, open) => {
    const storage = open();
    const [one, other] = [newId(new Date()), newId(new Date())];
    const bytes = randomBytes(300_000);
    const keys = [originalKey(one, HASH), variantKey(one, HASH, 640, 'webp'), originalKey(other, HASH)];
    for (const key of keys) {
      await incoming.withPath(async (path) => {
        await writeFile(path, bytes);
        await storage.put(path, key);
        await expect(readFile(path)).rejects.toThrow(/ENOENT/);
      });
      expect((await read(storage, key))!.equals(bytes)).toBe(true);
    }
    expect(await storage.withFile(keys[0]!, async (path) => (await readFile(path)).equals(bytes))).toBe(true);
    await storage.deleteFolder(folderKey(one));
    expect(await Promise.all(keys.map((key) => storage.has(key)))).toEqual([false, false, true]);
    expect(await read(storage, keys[0]!)).toBeNull();
    expect(await storage.withFile(keys[0]!, async () => 1)).toBeNull();
    await storage.deleteFolder(folderKey(one));
    await storage.deleteFolder(folderKey(other));
    storage.close();
  });

  it('a bucket that gives back something else is asked three times, then the upload fails', async () => {
    const storage = bucket((proxy.address() as AddressInfo).port);
    const key = originalKey(newId(new Date()), HASH);
    const put = () =>
      incoming.withPath(async (path) => {
        await writeFile(path, randomBytes(1000));
        await storage.put(path, key);
      });
    await put();
    expect(puts).toBe(1);
    spoil = (body) => Buffer.from(body.map((byte) => byte ^ 1));
    await expect(put()).rejects.toThrow(/does not give back/);
    expect(puts).toBe(4);
    spoil = (body) => body;
    await put();
    storage.close();
  });

  it('a bucket serves a whole service', async () => {
    const bench = await openMediaBench({
      MEDIA_S3_BUCKET: BUCKET,
      MEDIA_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      MEDIA_S3_ACCESS_KEY_ID: 'S3RVER',
      MEDIA_S3_SECRET_ACCESS_KEY: 'S3RVER',
    });
    try {
      const { id, status } = await bench.upload(await photograph(400, 300));
      expect(status).toBe(201);
      const rowId = Buffer.from(id!, 'base64url').toString().slice('Image:'.length);
      for (let times = 0; times < 2; times += 1) {
        const shown = await fetch(bench.at(`/editor/media/${rowId}/320.webp`), {
          headers: { cookie: bench.editor.cookie! },
        });
        expect([shown.status, (await shown.arrayBuffer()).byteLength > 100]).toEqual([200, true]);
      }
      expect(await bench.files('files')).toEqual([]);
      expect(await bench.files('incoming')).toEqual([]);
    } finally {
      await bench.close();
    }
  });

  it('what a service that was killed left coming in is removed by the next', async () => {
    const root = join(folder, 'left');
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.once('exit', resolve));
    const left = join(root, `${hostname()}~${dead.pid}~x`);
    await mkdir(left, { recursive: true });
    await writeFile(join(left, 'half'), 'half');
    const next = new IncomingFolder(root);
    await next.open();
    expect((await readdir(root)).length).toBe(1);
    expect(await readdir(root)).not.toContain(`${hostname()}~${dead.pid}~x`);
    await next.close();
    expect(await readdir(root)).toEqual([]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
