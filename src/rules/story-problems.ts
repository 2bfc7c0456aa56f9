import type { Body } from './body/body.js';
import { consentedUntil } from './consent.js';
import type { Problem } from './problems/problem.js';
import type { Microseconds } from './publication-plan.js';
import { storyFaults, type ConsentedStory } from './story-faults.js';

const DAY = 86_400_000_000;

/**
 * What an editor should know about the stories in a body: those that hinder publishing now, and those whose consent for the
 * site ends within so many days.
 */
export function storyProblems(
  body: Body,
  storyOf: (reference: string) => ConsentedStory | null,
  when: { readonly locale: string; readonly at: Microseconds; readonly warningDays: number },
): Problem[] {
  const blocking = storyFaults(body, storyOf, when).map(({ code, message, field }): Problem => ({
    code,
    severity: 'BLOCKING',
    message,
    path: field ?? null,
  }));
  return [...blocking, ...endingSoon(body, storyOf, when)];
}

function endingSoon(
  body: Body,
  storyOf: (reference: string) => ConsentedStory | null,
  { locale, at, warningDays }: { locale: string; at: Microseconds; warningDays: number },
): Problem[] {
  return body.flatMap((block, index): Problem[] => {
    if (block._type !== 'testimonial') return [];
    const story = storyOf(block.testimonial._ref);
    const until = story?.texts[locale]
      ? consentedUntil(story.consents, { scope: 'SITE', locale, at })
      : undefined;
    if (until == null || until > at + warningDays * DAY) return [];
    const end = new Date(until / 1000).toISOString().slice(0, 16).replace('T', ' ');
    const message = `The consent to this patient's story ends at ${end} UTC. From then on readers are not shown it; ask for a new one.`;
    return [
      {
        code: 'CONSENT_EXPIRES_SOON',
        severity: 'WARNING',
        message,
        path: ['body', String(index), 'testimonial'],
      },
    ];
  });
}
