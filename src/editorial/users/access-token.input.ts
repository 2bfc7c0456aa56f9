import { is } from '../check-input.js';
import { ArrayMinSize, Matches, MaxLength } from '../input-rules.js';

/** What a new access token is for and may do. */
export class AccessTokenInput {
  @Matches(/\S/u, is('REQUIRED', 'Give the token a name by which you recognise it.'))
  @MaxLength(200, is('TOO_LONG', 'The name of a token has at most 200 characters.'))
  name!: string;

  @ArrayMinSize(1, is('REQUIRED', 'Choose at least one scope.'))
  scopes!: readonly string[];

  expiresAt?: Date | null;
}
