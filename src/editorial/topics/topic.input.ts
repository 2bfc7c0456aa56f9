import { is } from '../check-input.js';
import { IsOptional, Matches, MaxLength } from '../input-rules.js';

/** How long a topic's texts may be, in characters. */
export const topicLimits = { name: 200, description: 2_000 } as const;

/** A topic as written: what is left out stays, null clears. */
export class TopicInput {
  slug?: string | null;

  @IsOptional()
  @Matches(/\S/u, is('REQUIRED', 'A topic needs a name.'))
  @MaxLength(topicLimits.name, is('TOO_LONG', `A name has at most ${topicLimits.name} characters.`))
  name?: string | null;

  @IsOptional()
  @MaxLength(
    topicLimits.description,
    is('TOO_LONG', `A description has at most ${topicLimits.description} characters.`),
  )
  description?: string | null;

  locale?: string | null;

  parentId?: string | null;
}
