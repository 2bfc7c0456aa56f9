import type { EntityManager } from 'typeorm';
import { changeKind } from '../rules/medical-review/change-kind.js';
import type { Microseconds } from '../rules/publication-plan.js';
import type { RevisionSnapshot } from './prepared-reading.js';

const instant = (parameter: string) =>
  `timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond'`;

const OR_SHOWN_SOONER = `on conflict (article_id, revision) do update
         set visible_from = least(revision_shown.visible_from, excluded.visible_from)`;

/**
 * Notes from when on a revision is to be read, for translations of earlier ones: they lag behind it where it changed
 * something that matters since the revision before it that was shown. Forgets what `forgetUnseen` does.
 */
export async function noteShownRevision(
  manager: EntityManager,
  revision: RevisionSnapshot,
  from: Microseconds,
  now: Microseconds,
): Promise<void> {
  // The first one ever shown is material, and one that was shown already stays what it was: only others are compared.
  const [before] = await manager.query<Pick<RevisionSnapshot, 'title' | 'subtitle' | 'summary' | 'body'>[]>(
    `-- publication.shown-revision.note
     with before as materialized (
       select s.revision
       from delivery.revision_shown s
       where s.article_id = $1 and s.revision < $2
         and not exists (select from delivery.revision_shown where article_id = $1 and revision = $2)
       order by s.revision desc
       limit 1
     ), noted as (
       insert into delivery.revision_shown (article_id, revision, visible_from, is_material)
       select $1, $2, ${instant('$3')}, true where not exists (select from before)
       ${OR_SHOWN_SOONER}
     ), ${forgotten('$4')}
     select r.title, r.subtitle, r.summary, r.body
     from before join editorial.revision r on r.article_id = $1 and r.number = before.revision`,
    [revision.articleId, revision.number, from, now],
  );
  if (!before) return;
  await manager.query(
    `-- publication.shown-revision.note-compared
     insert into delivery.revision_shown (article_id, revision, visible_from, is_material)
     values ($1, $2, ${instant('$3')}, $4)
     ${OR_SHOWN_SOONER}`,
    [revision.articleId, revision.number, from, changeKind(before, revision) === 'MATERIAL'],
  );
}

/** Forgets slugs and revisions under which, or in which, an article was never seen and no longer is going to be. */
export async function forgetUnseen(
  manager: EntityManager,
  articleId: string,
  now: Microseconds,
): Promise<void> {
  await manager.query(
    `-- publication.shown.forget-unseen
     with ${forgotten('$2')}
     select`,
    [articleId, now],
  );
}

/** Of the article in $1, by the clock in a parameter. */
function forgotten(now: string): string {
  return `
     slugs as (
       delete from delivery.slug_history h
       where h.article_id = $1 and h.visible_from > ${instant(now)}
         and not exists (
           select from delivery.reading r
           where r.article_id = h.article_id and r.locale = h.locale and r.slug = h.slug)
     ), revisions as (
       delete from delivery.revision_shown s
       where s.article_id = $1 and s.visible_from > ${instant(now)}
         and not exists (
           select from delivery.reading r where r.article_id = s.article_id and r.revision = s.revision)
     )`;
}
