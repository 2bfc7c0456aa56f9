import type { Fault } from '../../rules/domain-error.js';
import { changed, trimmed } from '../change.js';
import { faultsOf, is } from '../check-input.js';
import { IsOptional, Max, MaxLength, Min } from '../input-rules.js';
import type { ImageFields, LocalizedText } from './image.row.js';

/** How long what is said of an image may be, in characters. */
export const imageLimits = { credit: 200, licence: 200, title: 200, alt: 500, address: 2_048 } as const;

/** A point of an image as fractions of its size. */
export class FocalPointInput {
  @Min(0, is('INVALID', 'A focal point lies from 0 to 1 of the width.'))
  @Max(1, is('INVALID', 'A focal point lies from 0 to 1 of the width.'))
  x!: number;

  @Min(0, is('INVALID', 'A focal point lies from 0 to 1 of the height.'))
  @Max(1, is('INVALID', 'A focal point lies from 0 to 1 of the height.'))
  y!: number;
}

/** What is said of an image: what is left out stays, null clears. */
export class ImageInput {
  focalPoint?: FocalPointInput | null;

  @IsOptional()
  @MaxLength(imageLimits.credit, is('TOO_LONG', `A credit has at most ${imageLimits.credit} characters.`))
  credit?: string | null;

  @IsOptional()
  @MaxLength(imageLimits.licence, is('TOO_LONG', `A licence has at most ${imageLimits.licence} characters.`))
  licence?: string | null;

  @IsOptional()
  @MaxLength(imageLimits.title, is('TOO_LONG', `A title has at most ${imageLimits.title} characters.`))
  title?: string | null;

  altTexts?: readonly { readonly locale: string; readonly text: string }[] | null;

  isRevocable?: boolean | null;
}

/** An image to be fetched. */
export class ImageFromUrlInput extends ImageInput {
  @MaxLength(imageLimits.address, is('TOO_LONG', `An address has at most ${imageLimits.address} characters.`))
  url!: string;
}

/** A new file: an image that was uploaded just now, or an address. */
export interface ReplaceImageInput {
  readonly uploadId?: string | null;
  readonly url?: string | null;
}

export const NOTHING_SAID: ImageFields = {
  focalX: null,
  focalY: null,
  credit: null,
  licence: null,
  title: null,
  altTexts: {},
  isRevocable: false,
};

/** Everything that is wrong with what is said of an image. */
export function imageFaults(input: ImageInput): Fault[] {
  const { focalPoint, altTexts } = input;
  return [
    ...faultsOf(ImageInput, input, ['input']),
    ...(focalPoint ? faultsOf(FocalPointInput, focalPoint, ['input', 'focalPoint']) : []),
    ...(altTexts ?? []).flatMap(({ locale, text }, index): Fault[] => {
      const field = ['input', 'altTexts', String(index)];
      if (altTexts!.findIndex((it) => it.locale === locale) !== index) {
        const message = `There are two texts in ${locale}. Send one for each locale.`;
        return [{ code: 'INVALID', message, field: [...field, 'locale'] }];
      }
      if (text.length <= imageLimits.alt) return [];
      const message = `This has ${text.length} characters; at most ${imageLimits.alt} are allowed.`;
      return [{ code: 'TOO_LONG', message, field: [...field, 'text'] }];
    }),
  ];
}

/** What is said of an image after an input. */
export function imageFieldsOf(input: ImageInput, present: ImageFields = NOTHING_SAID): ImageFields {
  const { focalPoint, altTexts, isRevocable } = input;
  return {
    focalX: focalPoint === undefined ? present.focalX : (focalPoint?.x ?? null),
    focalY: focalPoint === undefined ? present.focalY : (focalPoint?.y ?? null),
    credit: changed(trimmed(input.credit), present.credit),
    licence: changed(trimmed(input.licence), present.licence),
    title: changed(trimmed(input.title), present.title),
    altTexts: altTexts === undefined ? present.altTexts : localized(altTexts ?? []),
    isRevocable: isRevocable === undefined ? present.isRevocable : (isRevocable ?? false),
  };
}

function localized(texts: readonly { readonly locale: string; readonly text: string }[]): LocalizedText {
  const written = texts.map(({ locale, text }) => [locale, text.trim()] as const);
  return Object.fromEntries(written.filter(([, text]) => text !== ''));
}
