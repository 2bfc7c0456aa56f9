import type { DeliveryDatabase } from '../statements.js';
import type { ImageFileRow, ImageRow } from './image.row.js';

const COLUMNS = `i.image_id as "imageId", i.file_hash as "fileHash", i.mime, i.width, i.height, i.focal_x as "focalX",
       i.focal_y as "focalY", i.placeholder`;

function byIds(name: string) {
  return {
    name,
    text: `-- ${name}
select ${COLUMNS}
  from image i
 where i.image_id = any ($1::uuid[])`,
  };
}

const OF_FIGURES = byIds('delivery.images.by-ids');
/** The same under another name: an image asked for by itself comes and goes with articles that are not in the answer. */
const OF_NODES = byIds('delivery.images.nodes');

const FILE = {
  name: 'delivery.image.file',
  text: `-- delivery.image.file
select i.image_id as "imageId", i.file_hash as "fileHash", i.width, i.is_revocable as "isRevocable"
  from image i
 where i.image_id = $1::uuid`,
};

/** Images that something visible uses, one statement a call. */
export class ImageRepository {
  constructor(private readonly database: DeliveryDatabase) {}

  /** Of figures of things that were read. In no order; unknown ids, and images that nothing visible uses, are missing. */
  byIds(imageIds: readonly string[]): Promise<ImageRow[]> {
    return this.database.query<ImageRow>(OF_FIGURES, [imageIds]);
  }

  /** As `byIds`, of images asked for by themselves. */
  nodes(imageIds: readonly string[]): Promise<ImageRow[]> {
    return this.database.query<ImageRow>(OF_NODES, [imageIds]);
  }

  /** What is needed to show its file; null where nothing visible uses it. */
  async file(imageId: string): Promise<ImageFileRow | null> {
    const [row] = await this.database.query<ImageFileRow>(FILE, [imageId]);
    return row ?? null;
  }
}
