import { indexBy, type Batches } from '../../graphql/batches.js';
import type { ImageRepository } from './image.repository.js';
import type { ImageRow } from './image.row.js';

/** Images for many figures at once, whatever they belong to. */
export class ImageLoaders {
  constructor(
    private readonly batches: Batches,
    private readonly images: ImageRepository,
  ) {}

  async byId(imageId: string): Promise<ImageRow | null> {
    const found = await this.batches.ask('image', imageId, async (ids) =>
      indexBy(await this.images.byIds(ids), (image) => image.imageId),
    );
    return found ?? null;
  }

  async node(imageId: string): Promise<ImageRow | null> {
    const found = await this.batches.ask('image node', imageId, async (ids) =>
      indexBy(await this.images.nodes(ids), (image) => image.imageId),
    );
    return found ?? null;
  }
}
