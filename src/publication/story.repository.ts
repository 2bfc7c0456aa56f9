import type { EntityManager } from 'typeorm';
import type { Body } from '../rules/body/body.js';
import type { Consent } from '../rules/consent.js';

/** A patient's story as it is stored, with every consent ever recorded. */
export interface StoredStory {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** Locale -> the words. */
  readonly texts: Readonly<Record<string, { readonly body: Body; readonly imageAlt?: string | null }>>;
  readonly imageId: string | null;
  readonly consents: readonly Consent[];
}

const microseconds = (sql: string) => `(extract(epoch from ${sql}) * 1000000)::bigint`;

const STORIES = `
  select id, version, name, texts, image_id as "imageId",
         (select coalesce(json_agg(json_build_object(
                   'scopes', scopes, 'locales', locales,
                   'from', ${microseconds('lower(given)')}, 'until', ${microseconds('upper(given)')}) order by lower(given), consent.id), '[]')
          from editorial.consent where testimonial_id = testimonial.id) as consents
  from editorial.testimonial
  where id = any($1) and withdrawn_at is null and erased_at is null`;

/** In no order; unknown, withdrawn and erased ones are missing. */
export async function findStories(
  manager: Pick<EntityManager, 'query'>,
  ids: readonly string[],
): Promise<StoredStory[]> {
  if (ids.length === 0) return [];
  return manager.query(`-- publication.stories${STORIES}`, [ids]);
}

/**
 * As `findStories`, locked against change and withdrawal until the transaction ends. Locked first and read afterwards:
 * who waited for the lock would otherwise read consents from before the other's change.
 */
export async function lockStories(manager: EntityManager, ids: readonly string[]): Promise<StoredStory[]> {
  if (ids.length === 0) return [];
  await manager.query(
    `-- publication.stories.lock
     select from editorial.testimonial where id = any($1) order by id for share`,
    [ids],
  );
  return findStories(manager, ids);
}
