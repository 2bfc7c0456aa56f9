import type { ConsentScope } from '../../rules/consent.js';
import type { BodyInput } from '../articles/article.input.js';
import { is } from '../check-input.js';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsOptional, Matches, MaxLength } from '../input-rules.js';

/** How long the parts of a story may be, in characters; of a body in bytes; and how many there may be. */
export const testimonialLimits = {
  name: 200,
  imageAlt: 500,
  bodyBytes: 65_536,
  blocks: 100,
  note: 1_000,
  reason: 500,
  consents: 100,
  evidenceName: 200,
} as const;

const atMost = (what: string, characters: number) =>
  is('TOO_LONG', `${what} has at most ${characters.toLocaleString('en')} characters.`);

/** Words in one locale as written: what is left out stays, null clears. */
export class TestimonialTextInput {
  locale!: string;

  body?: BodyInput | null;

  @IsOptional()
  @MaxLength(testimonialLimits.imageAlt, atMost('An alternative text', testimonialLimits.imageAlt))
  imageAlt?: string | null;
}

/** A story as written. The image's id is that of the row. */
export class TestimonialInput {
  @IsOptional()
  @Matches(/\S/u, is('REQUIRED', 'A story needs a name, as readers are to see it.'))
  @MaxLength(testimonialLimits.name, atMost('A name', testimonialLimits.name))
  name?: string | null;

  texts?: readonly TestimonialTextInput[] | null;

  imageId?: string | null;
}

/** A consent as recorded. */
export class ConsentInput {
  @ArrayNotEmpty(is('REQUIRED', 'Say where the story may be shown: SITE, PARTNERS or both.'))
  @ArrayUnique(is('INVALID', 'A scope stands in this list twice. List each once.'))
  scopes!: readonly ConsentScope[];

  @IsOptional()
  @ArrayMaxSize(100, is('TOO_LONG', 'This list has at most 100 locales.'))
  @ArrayUnique(is('INVALID', 'A locale stands in this list twice. List each once.'))
  @ArrayNotEmpty(is('REQUIRED', 'Name a locale, or leave the list out for all of them.'))
  locales?: readonly string[] | null;

  from?: Date | null;

  until?: Date | null;

  @IsOptional()
  @MaxLength(testimonialLimits.note, atMost('A note', testimonialLimits.note))
  note?: string | null;
}
