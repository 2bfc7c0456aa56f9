import { Inject, Logger, Module, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { cors } from '../../http/cors.js';
import { ImageLibrary } from '../../media/image-library.js';
import { EditorialCommandsModule } from '../commands.module.js';
import { Authenticator } from '../users/authenticator.js';
import { sessionCookie } from '../users/session-cookie.js';
import { AddImageCommand } from './add-image.command.js';
import { mediaDoor } from './media-door.js';
import { RawUploads } from './raw-upload.js';
import { ResumableUploads } from './resumable-uploads.js';

const PATH = '/editor/media';
const logger = new Logger('media');

/** Where files of images come in. */
@Module({ imports: [EditorialCommandsModule] })
export class EditorialMediaModule implements OnModuleDestroy {
  private readonly resumable: ResumableUploads;

  constructor(
    host: HttpAdapterHost,
    @Inject(CONFIG) config: Config,
    dataSource: DataSource,
    library: ImageLibrary,
    add: AddImageCommand,
  ) {
    const { media, http, dataDir } = config;
    this.resumable = new ResumableUploads(
      {
        path: PATH,
        folder: join(dataDir, 'media', 'resumable'),
        maxBytes: media.maxBytes,
        hours: media.uploadHours,
      },
      add,
      logError,
    );
    const door = mediaDoor({
      dataSource,
      authenticator: new Authenticator(
        dataSource,
        sessionCookie(config.site.url),
        config.session,
        http.editorOrigins,
      ),
      library,
      raw: new RawUploads(library, add, media.maxBytes),
      resumable: this.resumable,
      cors: mediaCors(http.editorOrigins),
      logError,
    });
    // Before anything reads a body: a file is not held in memory.
    host.httpAdapter.use(PATH, door);
  }

  onModuleDestroy(): void {
    this.resumable.close();
  }
}

function logError(error: unknown): void {
  logger.error(error);
}

function mediaCors(origins: readonly string[]) {
  return cors({
    origins,
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    requestHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'Tus-Resumable',
      'Upload-Length',
      'Upload-Metadata',
      'Upload-Offset',
    ],
    exposedHeaders: [
      'Location',
      'Retry-After',
      'Tus-Resumable',
      'Upload-Expires',
      'Upload-Length',
      'Upload-Offset',
    ],
  });
}
