import type { EntityManager } from 'typeorm';
import { changeKind } from '../rules/medical-review/change-kind.js';
import type { Microseconds } from '../rules/publication-plan.js';
import type { RevisionSnapshot } from './prepared-reading.js';

const instant = (parameter: string) =>
  `timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond'`;

/**
 * Notes from when on a revision is to be read, for translations of earlier ones: they lag behind it where it changed
 * something that matters since the revision before it that was shown.
 */
export async function noteShownRevision(
  manager: EntityManager,
  revision: RevisionSnapshot,
  from: Microseconds,
): Promise<void> {
  const [before] = await manager.query<Pick<RevisionSnapshot, 'title' | 'subtitle' | 'summary' | 'body'>[]>(
    `-- publication.shown-revision.before
     select r.title, r.subtitle, r.summary, r.body
     from delivery.revision_shown s
     join editorial.revision r on r.article_id = s.article_id and r.number = s.revision
     where s.article_id = $1 and s.revision < $2
     order by s.revision desc
     limit 1`,
    [revision.articleId, revision.number],
  );
  await manager.query(
    `-- publication.shown-revision.note
     insert into delivery.revision_shown (article_id, revision, visible_from, is_material)
     values ($1, $2, ${instant('$3')}, $4)
     on conflict (article_id, revision) do update
       set visible_from = least(revision_shown.visible_from, excluded.visible_from)`,
    [revision.articleId, revision.number, from, !before || changeKind(before, revision) === 'MATERIAL'],
  );
}

/** Forgets revisions that were never seen and no longer are going to be. */
export async function forgetUnseenRevisions(
  manager: EntityManager,
  articleId: string,
  now: Microseconds,
): Promise<void> {
  await manager.query(
    `-- publication.shown-revision.forget
     delete from delivery.revision_shown s
     where s.article_id = $1 and s.visible_from > ${instant('$2')}
       and not exists (
         select from delivery.reading r where r.article_id = s.article_id and r.revision = s.revision)`,
    [articleId, now],
  );
}
