import type { Body } from './body/body.js';
import { isConsented, type Consent } from './consent.js';
import type { Fault } from './domain-error.js';
import type { Microseconds } from './publication-plan.js';

/** What of a patient's story decides whether it may go out. */
export interface ConsentedStory {
  readonly texts: Readonly<Record<string, unknown>>;
  readonly consents: readonly Consent[];
}

/**
 * Why the stories in a body may not be published at an instant; empty where they may. `storyOf` is null for a reference
 * to what is not there or was withdrawn.
 */
export function storyFaults(
  body: Body,
  storyOf: (reference: string) => ConsentedStory | null,
  { locale, at }: { readonly locale: string; readonly at: Microseconds },
): Fault[] {
  return body.flatMap((block, index): Fault[] => {
    if (block._type !== 'testimonial') return [];
    const field = ['body', String(index), 'testimonial'];
    const story = storyOf(block.testimonial._ref);
    if (!story) {
      const message = "There is no such patient's story, or it was withdrawn. Remove it from the body.";
      return [{ code: 'CONSENT_MISSING', message, field }];
    }
    if (!story.texts[locale]) {
      const message = `This patient's story has no words in ${locale}. Add them to it, or remove it from the body.`;
      return [{ code: 'CONSENT_MISSING', message, field }];
    }
    if (!isConsented(story.consents, { scope: 'SITE', locale, at })) {
      const message = `No consent covers this patient's story on the site in ${locale} at the time of publishing. Record one, or remove the story from the body.`;
      return [{ code: 'CONSENT_MISSING', message, field }];
    }
    return [];
  });
}
