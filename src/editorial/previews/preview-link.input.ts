import { is } from '../check-input.js';
import { IsInt, IsOptional, MaxLength, Min } from '../input-rules.js';

/** How long a note may be, in characters. */
const NOTE_CHARACTERS = 200;

/** What a preview link is to be. */
export class PreviewLinkInput {
  @IsOptional()
  @IsInt(is('INVALID', 'Send the number of a revision.'))
  @Min(1, is('INVALID', 'Revisions are numbered from 1 on.'))
  revision?: number | null;

  @IsOptional()
  @Min(1, is('INVALID', 'A link works for at least an hour.'))
  hours?: number | null;

  @IsOptional()
  @MaxLength(NOTE_CHARACTERS, is('TOO_LONG', `A note has at most ${NOTE_CHARACTERS} characters.`))
  note?: string | null;
}
