import { ResolveField, Resolver } from '@nestjs/graphql';
import { badUserInput } from '../../graphql/bad-user-input.js';
import { toGlobalId } from '../../graphql/global-id.js';
import { videoAddressOf } from '../../rules/body/video-address.js';
import {
  imageAddress,
  imageSrcset,
  nearestWidth,
  usualFormat,
  type ImageFormat,
} from '../../rules/media/image-address.js';
import { imageIdOf } from '../../rules/media/image-id.js';
import type { FigureRow, VideoRow } from '../articles/article.row.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { FocalPoint, ImageSrcsetArgs, ImageUrlArgs } from '../delivery.types.generated.js';
import type { ImageRow } from './image.row.js';

const MOST_WIDTHS = 20;

@Resolver('Figure')
export class FigureResolver {
  /** A row that names no image asks for none. */
  @ResolveField()
  image(
    { imageId }: FigureRow,
    _args: unknown,
    { imageLoaders }: DeliveryContext,
  ): Promise<ImageRow | null> | null {
    const id = imageId == null ? null : imageIdOf(imageId);
    return id === null ? null : imageLoaders.byId(id);
  }
}

@Resolver('Image')
export class ImageResolver {
  @ResolveField()
  id({ imageId }: ImageRow): string {
    return toGlobalId('Image', imageId);
  }

  @ResolveField()
  async url(image: ImageRow, { width, format }: ImageUrlArgs, { site }: DeliveryContext): Promise<string> {
    return imageAddress({
      serviceUrl: site.settings.serviceUrl,
      imageId: image.imageId,
      fileHash: image.fileHash,
      width: Math.min(nearestWidth(checkWidth(width ?? image.width, 'width')), nearestWidth(image.width)),
      format: format == null ? usualFormat(image.mime) : (format.toLowerCase() as ImageFormat),
    });
  }

  @ResolveField()
  async srcset(image: ImageRow, { widths }: ImageSrcsetArgs, { site }: DeliveryContext): Promise<string> {
    if (widths && widths.length > MOST_WIDTHS) {
      throw badUserInput('widths', `${widths.length} are too many. Send at most ${MOST_WIDTHS}.`);
    }
    const wanted = widths?.map((width) => checkWidth(width, 'widths'));
    return imageSrcset(
      site.settings.serviceUrl,
      { ...image, id: image.imageId },
      wanted?.length ? wanted : undefined,
    );
  }

  @ResolveField()
  focalPoint({ focalX, focalY }: ImageRow): FocalPoint | null {
    return focalX === null || focalY === null ? null : { x: focalX, y: focalY };
  }
}

@Resolver('Video')
export class VideoResolver {
  @ResolveField()
  provider(video: VideoRow): string | null {
    return videoAddressOf(video.url)?.provider ?? null;
  }

  @ResolveField()
  playerUrl(video: VideoRow): string | null {
    return videoAddressOf(video.url)?.playerUrl ?? null;
  }

  @ResolveField()
  thumbnail(
    { thumbnailId }: VideoRow,
    _args: unknown,
    { imageLoaders }: DeliveryContext,
  ): Promise<ImageRow | null> | null {
    return thumbnailId == null ? null : imageLoaders.byId(thumbnailId);
  }
}

function checkWidth(width: number, argument: string): number {
  if (width < 1) throw badUserInput(argument, `${width} is no width. Send 1 or more.`);
  return width;
}
