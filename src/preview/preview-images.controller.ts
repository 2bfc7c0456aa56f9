import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { DataSource } from 'typeorm';
import { ImageLibrary } from '../media/image-library.js';
import { imagesOfDraft } from '../publication/draft-preview.js';
import { findImages } from '../publication/image.repository.js';
import { imageFormats, imageWidths, type ImageFormat } from '../rules/media/image-address.js';
import { isUuid } from '../rules/uuid.js';
import { PreviewDesk } from './preview-desk.js';

const MEDIA_TYPES: Readonly<Record<ImageFormat, string>> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

/**
 * Images of a draft that is previewed, under addresses that end with its link. Images of other articles, which everybody
 * may see, are a redirect away.
 */
@Controller('preview')
export class PreviewImagesController {
  constructor(
    private readonly desk: PreviewDesk,
    private readonly dataSource: DataSource,
    @Inject(ImageLibrary) private readonly library: ImageLibrary,
  ) {}

  @Get(':pass/media/:id/:file')
  async image(
    @Param('pass') passText: string,
    @Param('id') id: string,
    @Param('file') file: string,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    res.setHeader('Cache-Control', 'private, no-store');
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('X-Robots-Tag', 'noindex');
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    const wanted = readFile(file);
    const opened = wanted && isUuid(id) ? await this.desk.enter('images', passText) : null;
    if (!opened || !wanted) return notFound(res);
    if (!(await imagesOfDraft(this.dataSource.manager, opened.draft)).has(id)) {
      res.writeHead(302, { Location: this.desk.publicAddress(id, file) }).end();
      return;
    }
    const [image] = await findImages(this.dataSource.manager, [id]);
    const picture = image
      ? await this.library.picture({ imageId: id, fileHash: image.fileHash }, wanted.width, wanted.format)
      : null;
    if (!picture) return notFound(res);
    res.writeHead(200, { 'Content-Type': MEDIA_TYPES[wanted.format], 'Content-Length': picture.bytes });
    if (req.method === 'HEAD') {
      picture.stream.destroy();
      res.end();
    } else await pipeline(picture.stream, res).catch(() => res.destroy());
  }
}

function readFile(file: string): { width: number; format: ImageFormat } | null {
  const [, digits, name] = /^(\d{2,4})\.([a-z]{3,4})$/.exec(file) ?? [];
  const width = imageWidths.find((known) => known === Number(digits));
  const format = imageFormats.find((known) => known === name);
  return width && format ? { width, format } : null;
}

function notFound(res: ServerResponse): void {
  res.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such image.\n');
}
