import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '../rules/domain-error.js';
import type { ImageFormat } from '../rules/media/image-address.js';
import { folderKey, originalKey, variantKey, type FileStorage, type StoredFile } from './file-storage.js';
import { ImageFault, type ImageLimits, type InspectedImage } from './image-job.js';
import type { ImageWorkshop } from './image-workshop.js';
import type { IncomingFolder } from './incoming-folder.js';

/** Files of images: taken in, cleaned, kept, and shown in the widths and formats somebody asks for. */
export class ImageLibrary {
  /** Pictures being made: whoever asks for one meanwhile waits for the same. */
  private readonly making = new Map<string, Promise<void>>();

  constructor(
    readonly storage: FileStorage,
    readonly incoming: IncomingFolder,
    readonly workshop: ImageWorkshop,
    private readonly limits: ImageLimits,
  ) {}

  /**
   * Cleans the file at a path and keeps it under an image's id. Nothing is kept where it is refused: a `DomainError` whose
   * fault names `field`. The row that tells of it is the caller's to write, afterwards.
   */
  async keep(path: string, imageId: string, field: readonly string[]): Promise<InspectedImage> {
    return this.incoming.withPath(async (target) => {
      const image = await this.workshop
        .inspect({ source: path, target, limits: this.limits })
        .catch((error: unknown) => {
          throw error instanceof ImageFault ? DomainError.of(error.code, error.message, field) : error;
        });
      await this.storage.put(target, originalKey(imageId, image.fileHash));
      return image;
    });
  }

  /** Keeps a file of one image under the id of another as well. Throws NOT_FOUND where the file is not there. */
  async copy(fileHash: string, fromId: string, toId: string): Promise<void> {
    const source = await this.storage.get(originalKey(fromId, fileHash));
    if (!source) throw DomainError.of('NOT_FOUND', 'The file of this image is missing.');
    await this.incoming.withPath(async (path) => {
      await writeWhole(source, path);
      await this.storage.put(path, originalKey(toId, fileHash));
    });
  }

  /** Removes all files of an image, or those of one of its originals. */
  async remove(imageId: string, fileHash?: string): Promise<void> {
    await this.storage.deleteFolder(folderKey(imageId, fileHash));
  }

  /** The picture in a width of the list, made where nobody asked for it before. Null where the image has no file. */
  async picture(
    image: { readonly imageId: string; readonly fileHash: string },
    width: number,
    format: ImageFormat,
  ): Promise<StoredFile | null> {
    const key = variantKey(image.imageId, image.fileHash, width, format);
    const kept = await this.storage.get(key);
    if (kept) return kept;
    const making =
      this.making.get(key) ?? this.make(image, width, format).finally(() => this.making.delete(key));
    this.making.set(key, making);
    await making;
    return this.storage.get(key);
  }

  private async make(
    { imageId, fileHash }: { readonly imageId: string; readonly fileHash: string },
    width: number,
    format: ImageFormat,
  ): Promise<void> {
    await this.storage.withFile(originalKey(imageId, fileHash), (source) =>
      this.incoming.withPath(async (target) => {
        await this.workshop.makeVariant({ source, target, width, format });
        await this.storage.put(target, variantKey(imageId, fileHash, width, format));
      }),
    );
  }
}

async function writeWhole({ stream }: StoredFile, path: string): Promise<void> {
  await pipeline(stream, createWriteStream(path, { flags: 'wx' }));
}
