import type { EntityManager } from 'typeorm';
import type { Body } from '../../rules/body/body.js';
import type { Fault } from '../../rules/domain-error.js';
import { referredId } from '../../rules/reference.js';
import { knownStories } from './revision-story.repository.js';

/**
 * References of a body to stories that never were. One that was withdrawn since may stay: the article could not be edited
 * otherwise; `problems` tells of it, and publishing is refused.
 */
export async function storyReferenceFaults(manager: EntityManager, body: Body | undefined): Promise<Fault[]> {
  const references = (body ?? []).flatMap((block, index) =>
    block._type === 'testimonial'
      ? [{ id: referredId('Testimonial', block.testimonial._ref), index: String(index) }]
      : [],
  );
  if (references.length === 0) return [];
  const known = await knownStories(
    manager,
    references.flatMap(({ id }) => id ?? []),
  );
  return references
    .filter(({ id }) => id === null || !known.has(id))
    .map(({ index }) => ({
      code: 'NOT_FOUND',
      message: "There is no such patient's story. Send the `id` of one as `_ref`.",
      field: ['input', 'body', index, 'testimonial'],
    }));
}

/** Row ids of the stories a body refers to, each once. */
export function storiesIn(body: Body): string[] {
  const ids = body.flatMap((block) =>
    block._type === 'testimonial' ? (referredId('Testimonial', block.testimonial._ref) ?? []) : [],
  );
  return [...new Set(ids)];
}
