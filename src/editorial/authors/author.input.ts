import type { FigureInput } from '../articles/article.input.js';
import { is } from '../check-input.js';
import { ArrayMaxSize, IsOptional, Matches, MaxLength } from '../input-rules.js';

/** A text in one locale. */
export interface LocalizedTextInput {
  readonly locale: string;
  readonly text: string;
}

/** How long an author's texts may be, in characters. */
export const authorLimits = {
  name: 200,
  credentials: 200,
  jobTitle: 200,
  bio: 5_000,
  links: 20,
  link: 2_048,
} as const;

/** An author as written: what is left out stays, null clears. */
export class AuthorInput {
  slug?: string | null;

  @IsOptional()
  @Matches(/\S/u, is('REQUIRED', 'An author needs a name.'))
  @MaxLength(authorLimits.name, is('TOO_LONG', `A name has at most ${authorLimits.name} characters.`))
  name?: string | null;

  @IsOptional()
  @MaxLength(
    authorLimits.credentials,
    is('TOO_LONG', `Credentials have at most ${authorLimits.credentials} characters.`),
  )
  credentials?: string | null;

  image?: FigureInput | null;

  jobTitle?: readonly LocalizedTextInput[] | null;

  bio?: readonly LocalizedTextInput[] | null;

  @IsOptional()
  @ArrayMaxSize(authorLimits.links, is('TOO_LONG', `An author has at most ${authorLimits.links} links.`))
  @MaxLength(authorLimits.link, {
    ...is('TOO_LONG', `A link has at most ${authorLimits.link} characters.`),
    each: true,
  })
  sameAs?: readonly string[] | null;
}
