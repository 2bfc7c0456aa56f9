import { Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { join } from 'node:path';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DiskStorage } from './disk-storage.js';
import { ImageLibrary } from './image-library.js';
import { ImageWorkshop } from './image-workshop.js';
import { IncomingFolder } from './incoming-folder.js';
import { S3Storage } from './s3-storage.js';

/** The library of images as files. Rows are the business of whoever uses it. */
export function openImageLibrary({ media, dataDir }: Pick<Config, 'media' | 'dataDir'>): ImageLibrary {
  const folder = join(dataDir, 'media');
  const incoming = new IncomingFolder(join(folder, 'incoming'));
  const storage = media.s3 ? new S3Storage(media.s3, incoming) : new DiskStorage(join(folder, 'files'));
  return new ImageLibrary(storage, incoming, new ImageWorkshop(media), media);
}

/** Files of images, for both sides. */
@Module({
  providers: [{ provide: ImageLibrary, inject: [CONFIG], useFactory: openImageLibrary }],
  exports: [ImageLibrary],
})
export class MediaModule implements OnModuleInit, OnModuleDestroy {
  constructor(private readonly library: ImageLibrary) {}

  async onModuleInit(): Promise<void> {
    await this.library.incoming.open();
  }

  async onModuleDestroy(): Promise<void> {
    await this.library.workshop.close();
    await this.library.incoming.close();
    this.library.storage.close();
  }
}
