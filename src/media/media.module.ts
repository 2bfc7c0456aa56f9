import { Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { join } from 'node:path';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { ImageLibrary } from './image-library.js';
import { ImageWorkshop } from './image-workshop.js';
import { IncomingFolder } from './incoming-folder.js';
import { openStorage } from './open-storage.js';

/** The library of images as files. Rows are the business of whoever uses it. */
export async function openImageLibrary({
  media,
  dataDir,
}: Pick<Config, 'media' | 'dataDir'>): Promise<ImageLibrary> {
  const folder = join(dataDir, 'media');
  const incoming = new IncomingFolder(join(folder, 'incoming'));
  const storage = await openStorage(media, folder, incoming, 'images/');
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
