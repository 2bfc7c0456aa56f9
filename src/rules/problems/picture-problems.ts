import type { Body } from '../body/body.js';
import { shown } from '../body/clean-text.js';
import type { Fault } from '../domain-error.js';
import { warning, type Problem } from './problem.js';

/** A picture where it is used. */
export interface ExaminedPicture {
  /** Null while its file is not in the library. */
  readonly imageId: string | null;
  readonly alt: string;
}

/** The pictures outside of the body. */
export interface ExaminedPictures {
  readonly image: ExaminedPicture | null;
  readonly callToAction?: { readonly image?: ExaminedPicture | null } | null;
}

/** Pictures outside of the body without an alternative text; in it, `publishFaults` finds them. */
export function pictureFaults(pictures: ExaminedPictures): Fault[] {
  return picturesOf(pictures).flatMap(({ which, picture, path }): Fault[] => {
    if (picture.alt.trim() !== '') return [];
    const message = `${which} has no alternative text. Say what it shows, for those who cannot see it.`;
    return [{ code: 'ALT_TEXT_MISSING', message, field: [...path, 'alt'] }];
  });
}

/** Pictures without a file, in the body and outside of it. */
export function pictureProblems(pictures: ExaminedPictures, body: Body): Problem[] {
  const outside = picturesOf(pictures).flatMap(({ which, picture, path }) =>
    picture.imageId === null ? [withoutFile(which, path)] : [],
  );
  const inside = body.flatMap((block, index) => {
    if (block._type !== 'figure' || block.imageId !== null) return [];
    const words = block.caption ?? block.alt;
    const which = words === '' ? 'A figure' : `The figure ${shown(words)}`;
    return [withoutFile(which, ['body', String(index)])];
  });
  return [...outside, ...inside];
}

interface PlacedPicture {
  readonly which: string;
  readonly picture: ExaminedPicture;
  readonly path: readonly string[];
}

function picturesOf({ image, callToAction }: ExaminedPictures): PlacedPicture[] {
  const beside = callToAction?.image;
  return [
    ...(image ? [{ which: 'The image of the article', picture: image, path: ['image'] }] : []),
    ...(beside
      ? [
          {
            which: 'The picture of the call to action',
            picture: beside,
            path: ['callToAction', 'image'],
          },
        ]
      : []),
  ];
}

/** Addresses of pictures are not kept: what stands elsewhere can change or vanish, and shows its host who reads. */
function withoutFile(which: string, path: readonly string[]): Problem {
  const message = `${which} has no file yet: readers get its words alone. Addresses of pictures are not kept; choose its file once it is in the library of images.`;
  return warning('FIGURE_WITHOUT_FILE', message, path);
}
