import type { Server } from '@tus/server';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { toGlobalId } from '../../graphql/global-id.js';
import type { Viewer } from '../../rules/permissions.js';
import type { AddImageCommand } from './add-image.command.js';
import { NOTHING_SAID } from './image.input.js';
import { refusalOf } from './media-answer.js';
import { FILE_FIELD } from './raw-upload.js';

export interface ResumableOptions {
  readonly path: string;
  /** For unfinished files: all instances must share it, or a client must come back to the same. */
  readonly folder: string;
  readonly maxBytes: number;
  /** How long an upload that was broken off can be resumed. */
  readonly hours: number;
}

/** A name of an upload: its user's id, then what nobody can guess. No word of a request becomes part of a path. */
const NAME = /^([0-9a-f]{32})-[0-9a-f]{32}$/;
const SWEEP_MS = 60 * 60 * 1000;

/** Uploads in pieces, by the tus protocol 1.0 (https://tus.io/protocols/resumable-upload). */
export class ResumableUploads {
  private opened: Promise<Server> | undefined;
  private readonly viewers = new AsyncLocalStorage<Viewer>();
  private readonly sweeping: NodeJS.Timeout;

  constructor(
    private readonly options: ResumableOptions,
    private readonly add: AddImageCommand,
    private readonly logError: (error: unknown) => void,
  ) {
    const sweep = async () => (await this.server()).cleanUpExpiredUploads();
    this.sweeping = setInterval(() => void sweep().catch(logError), SWEEP_MS);
    this.sweeping.unref();
  }

  /** Whether a request belongs to the protocol. */
  static speaks({ method, headers }: IncomingMessage): boolean {
    return headers['tus-resumable'] !== undefined || method === 'OPTIONS';
  }

  /** Whether an upload is the viewer's own: others are not there for them. */
  isOwn(name: string, viewer: Viewer): boolean {
    return NAME.exec(name)?.[1] === ownerOf(viewer);
  }

  async handle(req: IncomingMessage, res: ServerResponse, viewer: Viewer): Promise<void> {
    const server = await this.server();
    return this.viewers.run(viewer, () => server.handle(req, res));
  }

  close(): void {
    clearInterval(this.sweeping);
  }

  /** The protocol's library is loaded when it is first spoken: no start needs it. */
  private server(): Promise<Server> {
    this.opened ??= this.open();
    return this.opened;
  }

  private async open(): Promise<Server> {
    const { Server } = await import('@tus/server');
    const { FileStore } = await import('@tus/file-store');
    const { path, folder, maxBytes, hours } = this.options;
    // The store makes it too, but does not wait until it is there.
    await mkdir(folder, { recursive: true });
    const store = new FileStore({
      directory: folder,
      expirationPeriodInMilliseconds: hours * 60 * 60 * 1000,
    });
    return new Server({
      path,
      datastore: store,
      maxSize: maxBytes,
      relativeLocation: true,
      // Who may read answers from another origin is settled before.
      allowedOrigins: [],
      namingFunction: () => `${this.owner()}-${randomBytes(16).toString('hex')}`,
      onUploadFinish: async (_req, upload) => {
        try {
          const image = {
            path: upload.storage!.path,
            sourceUrl: null,
            fields: NOTHING_SAID,
            field: FILE_FIELD,
          };
          const added = await this.add.run(image, this.viewers.getStore()!, { now: new Date() });
          const headers = { 'content-type': 'application/json; charset=utf-8' };
          return {
            status_code: 200,
            headers,
            body: JSON.stringify({ ...added, id: toGlobalId('Image', added.id) }),
          };
        } catch (error) {
          const refusal = refusalOf(error);
          if (!refusal) throw error;
          // The protocol's library throws on what is no Error.
          throw Object.assign(new Error('refused'), {
            status_code: refusal.status,
            body: JSON.stringify(refusal.body),
          });
        } finally {
          await store.remove(upload.id).catch(() => undefined);
        }
      },
      onResponseError: (_req, error) => {
        if ('status_code' in error) return undefined;
        this.logError(error);
        return { status_code: 500, body: 'The upload failed through no fault of yours.\n' };
      },
    });
  }

  private owner(): string {
    return ownerOf(this.viewers.getStore()!);
  }
}

function ownerOf({ userId }: Viewer): string {
  return (userId ?? '').replaceAll('-', '');
}
