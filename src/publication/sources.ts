import type { EntityManager } from 'typeorm';
import type { Body } from '../rules/body/body.js';
import { figuresOf } from '../rules/body/body-parts.js';
import { storyReferences } from '../rules/body/story.js';
import { imageIdsOf } from '../rules/media/image-id.js';
import { referredId } from '../rules/reference.js';
import { findImages, lockImages, type StoredImage } from './image.repository.js';
import { findStories, lockStories, type StoredStory } from './story.repository.js';
import { imagesBesideBody } from './named-images.js';
import type { RevisionSnapshot } from './prepared-reading.js';

/** What a reading is made of besides its revision: things with a life of their own, which it shows as they are now. */
export interface Sources {
  readonly stories: ReadonlyMap<string, StoredStory>;
  readonly images: ReadonlyMap<string, StoredImage>;
}

export const NO_SOURCES: Sources = { stories: new Map(), images: new Map() };

/** What a revision refers to, as it is now. */
export async function findSources(
  manager: Pick<EntityManager, 'query'>,
  revision: RevisionSnapshot,
): Promise<Sources> {
  const stories = await findStories(manager, storyIds(revision.body));
  return { stories: byId(stories), images: byId(await findImages(manager, imageIds(revision, stories))) };
}

/**
 * As `findSources`, locked until the transaction ends: no story is withdrawn and no image replaced beside a publication
 * that shows it.
 */
export async function lockSources(manager: EntityManager, revision: RevisionSnapshot): Promise<Sources> {
  const stories = await lockStories(manager, storyIds(revision.body));
  return { stories: byId(stories), images: byId(await lockImages(manager, imageIds(revision, stories))) };
}

/** Whether a reading made of the one would be the same if it were made of the other. */
export function areSame(one: Sources, other: Sources): boolean {
  return haveSameVersions(one.stories, other.stories) && haveSameVersions(one.images, other.images);
}

function haveSameVersions(
  one: ReadonlyMap<string, { readonly version: number }>,
  other: ReadonlyMap<string, { readonly version: number }>,
): boolean {
  return one.size === other.size && [...one].every(([id, { version }]) => other.get(id)?.version === version);
}

function storyIds(body: Body): string[] {
  return storyReferences(body).flatMap((reference) => referredId('Testimonial', reference) ?? []);
}

/** Of the body, the lead, the call to action and the stories' portraits. */
function imageIds(revision: RevisionSnapshot, stories: readonly StoredStory[]): string[] {
  const references = [
    ...figuresOf(revision.body).map((figure) => figure.imageId),
    ...[...stories].flatMap((story) => [story.imageId, ...Object.values(story.texts).flatMap(imagesOfText)]),
    ...imagesBesideBody(revision),
  ];
  return imageIdsOf(references);
}

function imagesOfText({ body }: StoredStory['texts'][string]): (string | null)[] {
  return figuresOf(body).map((figure) => figure.imageId);
}

function byId<T extends { readonly id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
