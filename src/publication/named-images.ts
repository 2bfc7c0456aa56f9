import type { RevisionSnapshot } from './prepared-reading.js';

/** The images a revision names besides those of its body: lead, call to action, videos. */
export function imagesBesideBody({
  image,
  callToAction,
  videos,
}: RevisionSnapshot): (string | null | undefined)[] {
  const ofAction = (callToAction as { readonly image?: unknown } | null)?.image;
  return [imageOf(image), imageOf(ofAction), ...videos.map(({ thumbnailId }) => thumbnailId)];
}

/** Of a figure as a revision keeps it. */
function imageOf(figure: unknown): string | null | undefined {
  return (figure as { readonly imageId?: string | null } | null | undefined)?.imageId;
}
