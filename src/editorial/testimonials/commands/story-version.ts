import type { EntityManager } from 'typeorm';
import { DomainError, VersionConflictError } from '../../../rules/domain-error.js';
import { lockStory, type PresentStory } from '../testimonial.repository.js';

/** What a command about a story comes to. */
export interface StoryResult {
  readonly id: string;
  readonly contentVersion: number;
}

/** The story at the version that was edited, locked until the transaction ends; throws NOT_FOUND or a version conflict. */
export async function lockAtVersion(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
): Promise<PresentStory> {
  const story = await lockStory(manager, id);
  if (!story) throw noSuchStory();
  if (story.version !== expectedVersion) throw new VersionConflictError(expectedVersion, story.version);
  return story;
}

/** As `lockAtVersion`, of a story that was not withdrawn. */
export async function lockUnwithdrawn(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
): Promise<PresentStory> {
  const story = await lockAtVersion(manager, id, expectedVersion);
  if (story.withdrawnAt === null) return story;
  const message =
    'This story was withdrawn, and that is for good. A patient who agrees again gives a story anew: use createTestimonial.';
  throw DomainError.of('NOT_ALLOWED_NOW', message, ['id']);
}

export function noSuchStory(): DomainError {
  return DomainError.of('NOT_FOUND', "There is no such patient's story.", ['id']);
}
