import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { nearestWidth } from '../rules/media/image-address.js';
import type { PictureName } from '../rules/media/picture-name.js';
import type { ImageLibrary } from './image-library.js';

/** The file a picture is made of. */
export interface PictureSource {
  readonly imageId: string;
  readonly fileHash: string;
  /** Of the original, in pixels. */
  readonly width: number;
}

/**
 * Answers with a picture, made where nobody asked for it before; 304 where the client has it. False where the file is missing:
 * then nothing was sent. Whoever calls has found out that the client may see it.
 */
export async function sendPicture(
  library: ImageLibrary,
  image: PictureSource,
  { width, format }: PictureName,
  req: IncomingMessage,
  res: ServerResponse,
  cacheControl: string,
): Promise<boolean> {
  // No picture is enlarged: beyond its own width all are the same one.
  const made = Math.min(width, nearestWidth(image.width));
  const etag = `"${image.fileHash.slice(0, 32)}-${made}-${format}"`;
  const headers = {
    'cache-control': cacheControl,
    etag,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  };
  if (matches(req.headers['if-none-match'], etag)) {
    res.writeHead(304, headers).end();
    return true;
  }
  const file = await library.picture(image, made, format);
  if (!file) return false;
  res.writeHead(200, {
    ...headers,
    'content-type': `image/${format}`,
    'content-length': file.bytes,
    'content-disposition': 'inline',
  });
  if (req.method === 'HEAD') {
    file.stream.destroy();
    res.end();
    return true;
  }
  // A client that leaves is no error.
  await pipeline(file.stream, res).catch((error: unknown) => {
    if (!res.destroyed) throw error;
  });
  return true;
}

function matches(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((each) => [etag, `W/${etag}`, '*'].includes(each.trim()));
}
