import { is } from '../check-input.js';
import { IsOptional, Matches, MaxLength } from '../input-rules.js';

/** How long a partner's texts may be, in characters. */
export const partnerLimits = { name: 200, attribution: 200 } as const;

/** Whether a partner shows whole articles or cards that link to them. */
export type PartnerDisplay = 'CARD' | 'FULL';

/** A partner as written: what is left out stays, null clears. */
export class PartnerInput {
  @IsOptional()
  @Matches(/\S/u, is('REQUIRED', 'A partner needs a name.'))
  @Matches(/^[^\p{Cc}]*$/u, is('INVALID', 'A name is one line of plain text.'))
  @MaxLength(partnerLimits.name, is('TOO_LONG', `A name has at most ${partnerLimits.name} characters.`))
  name?: string | null;

  origins?: readonly string[] | null;

  locales?: readonly string[] | null;

  display?: PartnerDisplay | null;

  @IsOptional()
  @MaxLength(
    partnerLimits.attribution,
    is('TOO_LONG', `An attribution has at most ${partnerLimits.attribution} characters.`),
  )
  @Matches(/^[^\p{Cc}]*$/u, is('INVALID', 'An attribution is one line of plain text.'))
  attribution?: string | null;
}
