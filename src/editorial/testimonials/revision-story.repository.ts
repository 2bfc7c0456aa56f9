import type { EntityManager } from 'typeorm';

/** Those of the ids that are stories, whatever became of them. */
export async function knownStories(manager: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  const rows = await manager.query<{ id: string }[]>(
    `-- editorial.testimonial.known
     select id from editorial.testimonial where id = any($1)`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Notes which stories a revision refers to, so that a withdrawal finds it without reading bodies. */
export async function insertRevisionStories(
  manager: EntityManager,
  revisionId: string,
  testimonialIds: readonly string[],
): Promise<void> {
  if (testimonialIds.length === 0) return;
  await manager.query(
    `-- editorial.revision.insert-stories
     insert into editorial.revision_testimonial (revision_id, testimonial_id)
     select distinct $1::uuid, id from editorial.testimonial where id = any($2)`,
    [revisionId, testimonialIds],
  );
}
