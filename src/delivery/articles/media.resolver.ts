import { ResolveField, Resolver } from '@nestjs/graphql';
import { videoAddressOf } from '../../rules/body/video-address.js';
import type { VideoRow } from './article.row.js';

/** Files of images: the library is not there yet, so no figure has one. */
@Resolver('Figure')
export class FigureResolver {
  @ResolveField()
  image(): null {
    return null;
  }
}

@Resolver('Video')
export class VideoResolver {
  @ResolveField()
  provider(video: VideoRow): string | null {
    return videoAddressOf(video.url)?.provider ?? null;
  }

  @ResolveField()
  thumbnail(): null {
    return null;
  }
}
