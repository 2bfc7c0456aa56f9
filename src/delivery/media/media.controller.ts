import { Controller, Get, Inject, Logger, Param, Req, Res } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DELIVERY_POOL } from '../../database/database.module.js';
import { DatabaseUnavailableError, StatementTimeoutError } from '../../database/database-errors.js';
import { ImageLibrary } from '../../media/image-library.js';
import { WorkshopBusyError } from '../../media/image-workshop.js';
import { sendPicture } from '../../media/send-picture.js';
import { imageFormats, imageWidths } from '../../rules/media/image-address.js';
import { readPictureName, type PictureName } from '../../rules/media/picture-name.js';
import type { DeliveryDatabase } from '../statements.js';
import { ImageRepository } from './image.repository.js';
import type { ImageFileRow } from './image.row.js';

const FOR_GOOD = 'public, max-age=31536000, immutable';
const logger = new Logger('media');

/** Pictures of what readers see: asked of the database each time, so that what is withdrawn is gone the same second. */
@Controller('media')
export class MediaController {
  private readonly images: ImageRepository;

  constructor(
    @Inject(DELIVERY_POOL) database: DeliveryDatabase,
    @Inject(ImageLibrary) private readonly library: ImageLibrary,
  ) {
    this.images = new ImageRepository(database);
  }

  @Get(':id/:file')
  async picture(
    @Param('id') id: string,
    @Param('file') file: string,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    res.setHeader('X-Content-Type-Options', 'nosniff');
    try {
      const name = readPictureName(`${id}/${file}`);
      if (!name) return tell(res, 404, UNKNOWN_NAME);
      const version = new URL(req.url ?? '/', 'http://localhost').searchParams.get('v');
      if (!(await this.show(name, version, req, res))) tell(res, 404, 'There is no such image.');
    } catch (error) {
      fail(res, error);
    }
  }

  /** Asks twice where the file is missing: an image that was replaced meanwhile has another one. */
  private async show(
    name: PictureName,
    version: string | null,
    req: IncomingMessage,
    res: ServerResponse,
  ): Promise<boolean> {
    let image = await this.images.file(name.imageId);
    for (let tries = 0; image && tries < 2; tries += 1) {
      if (await sendPicture(this.library, image, name, req, res, cacheControl(image, version))) return true;
      const again = await this.images.file(name.imageId);
      image = again?.fileHash === image.fileHash ? null : again;
      if (again && !image) logger.error(`The file of the image ${name.imageId} is missing.`);
    }
    return false;
  }
}

const UNKNOWN_NAME = `Nothing is here. Ask for /media/{id}/{width}.{format} with a width of ${imageWidths.join(', ')} and a format of ${imageFormats.join(', ')}.`;

/** For good only under the address of this very file. What shows a patient is asked for anew each time. */
function cacheControl({ fileHash, isRevocable }: ImageFileRow, version: string | null): string {
  return !isRevocable && version === fileHash.slice(0, 8) ? FOR_GOOD : 'no-cache';
}

function fail(res: ServerResponse, error: unknown): void {
  const isPassing =
    error instanceof WorkshopBusyError ||
    error instanceof DatabaseUnavailableError ||
    error instanceof StatementTimeoutError;
  if (!isPassing) logger.error(error);
  if (res.headersSent) {
    res.destroy();
    return;
  }
  if (isPassing)
    res.setHeader('Retry-After', error instanceof WorkshopBusyError ? error.retryAfterSeconds : 1);
  tell(
    res,
    isPassing ? 503 : 500,
    isPassing
      ? 'Too much to do at the moment. Try again in some seconds.'
      : 'This failed through no fault of yours.',
  );
}

function tell(res: ServerResponse, status: number, message: string): void {
  res.writeHead(status, { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' });
  res.end(`${message}\n`);
}
