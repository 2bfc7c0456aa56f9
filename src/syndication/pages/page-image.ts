import type { ArticleRow } from '../../delivery/articles/article.row.js';
import type { DeliverySite } from '../../delivery/site/delivery-site.js';
import type { DeliveryDatabase } from '../../delivery/statements.js';
import { isUuid } from '../../rules/uuid.js';
import {
  imageAddress,
  imageWidths,
  nearestWidth,
  usualFormat,
  type AddressedImage,
  type ImageFormat,
} from '../../rules/media/image-address.js';

/** An article's own picture as pages and feeds of others show it. */
export interface PageImage {
  readonly url: string;
  /** In pixels, of the file at `url`. */
  readonly width: number;
  readonly height: number;
  readonly mime: string;
  readonly alt: string;
}

/** A stored picture with the words of the article that uses it. */
export type PictureOfArticle = AddressedImage & { readonly alt: string };

const BY_IDS = {
  name: 'syndication.images.by-ids',
  text: `-- syndication.images.by-ids
select i.image_id as "id", i.file_hash as "fileHash", i.mime, i.width, i.height
  from image i
 where i.image_id = any ($1::uuid[])`,
};

/** The pictures of articles by article id, in one statement; articles whose picture has no file are missing. */
export async function picturesOf(
  database: DeliveryDatabase,
  articles: readonly ArticleRow[],
): Promise<Map<string, PictureOfArticle>> {
  const ids = articles.flatMap(({ image }) => (isUuid(image?.imageId ?? '') ? [image!.imageId!] : []));
  if (ids.length === 0) return new Map();
  const rows = await database.query<AddressedImage>(BY_IDS, [[...new Set(ids)]]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    articles.flatMap(({ articleId, image }) => {
      const file = image?.imageId ? byId.get(image.imageId) : undefined;
      return file ? [[articleId, { ...file, alt: image!.alt }] as const] : [];
    }),
  );
}

/** Social networks and feed readers know no AVIF, and few know WebP. */
const FORMATS: Readonly<Record<ImageFormat, ImageFormat>> = {
  avif: 'jpeg',
  webp: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
};

/**
 * The picture in the largest size that has at most so many pixels; null where even the smallest has more. Without bounds a
 * size that social networks show large.
 */
export function pageImage(
  picture: PictureOfArticle | undefined,
  site: DeliverySite,
  most: { readonly width: number; readonly height: number } = { width: 1280, height: Infinity },
): PageImage | null {
  if (!picture) return null;
  const { id: imageId, fileHash, mime, width: own, height: ownHeight, alt } = picture;
  const format = FORMATS[usualFormat(mime)];
  const { serviceUrl } = site.settings;
  for (const asked of imageWidths.toReversed()) {
    // The first of the list that is not below the original shows all of it: a larger one is the same file.
    if (asked > nearestWidth(own)) continue;
    const width = Math.min(asked, own);
    const height = Math.max(1, Math.round((ownHeight * width) / own));
    if (width > most.width || height > most.height) continue;
    const url = imageAddress({ serviceUrl, imageId, fileHash, width: asked, format });
    return { url, width, height, mime: `image/${format}`, alt };
  }
  return null;
}
