import type { EntityManager } from 'typeorm';
import { figuresOf } from '../../../rules/body/body-parts.js';
import type { Fault } from '../../../rules/domain-error.js';
import { imageIdOf } from '../../../rules/media/image-id.js';
import { changed } from '../../change.js';
import { refuse } from '../../check-input.js';
import { makeRevocable } from '../story-image.repository.js';
import { imagesOfStory, type WrittenStoryText } from '../testimonial-rules.js';
import type { StoryFields } from '../testimonial.repository.js';
import type { StoredText } from '../testimonial.row.js';

/** The texts of a story with what was written laid over them. Throws where alternative text comes for a locale without words. */
export function mergeTexts(
  present: Readonly<Record<string, StoredText>>,
  written: readonly WrittenStoryText[],
): Record<string, StoredText> {
  const texts = { ...present };
  const faults: Fault[] = [];
  for (const [at, { locale, body, imageAlt }] of written.entries()) {
    const before = texts[locale];
    const next = body === undefined ? before?.body : body;
    if (next) texts[locale] = { body: next, imageAlt: changed(imageAlt, before?.imageAlt ?? null) };
    else if (body === null) delete texts[locale];
    else {
      const message = `The story has no words in ${locale} yet. Send a body with them.`;
      faults.push({ code: 'REQUIRED', message, field: ['input', 'texts', String(at), 'body'] });
    }
  }
  refuse(faults);
  return texts;
}

/**
 * Binds the images of a story to its consent: no cache keeps them unasked from now on. Refuses images that are not in the
 * library. Returns those that were not bound before.
 */
export async function bindImages(
  manager: EntityManager,
  story: StoryFields,
  written: readonly WrittenStoryText[],
): Promise<string[]> {
  const found = await makeRevocable(manager, imagesOfStory(story));
  const known = new Set(found.map(({ id }) => id));
  refuse([
    ...(story.imageId !== null && !known.has(story.imageId) ? [missing(['input', 'imageId'])] : []),
    ...written.flatMap(({ body }, at) =>
      figuresOf(body ?? []).flatMap(({ imageId }) =>
        imageId !== null && !known.has(imageIdOf(imageId) ?? '')
          ? [missing(['input', 'texts', String(at), 'body'])]
          : [],
      ),
    ),
  ]);
  return found.filter(({ isNew }) => isNew).map(({ id }) => id);
}

function missing(field: readonly string[]): Fault {
  return { code: 'NOT_FOUND', message: 'There is no such image in the library.', field };
}
