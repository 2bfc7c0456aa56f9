import type { EntityManager } from 'typeorm';
import type { Body } from '../../rules/body/body.js';

/** What the newest revision of an article was translated from. */
export interface TranslationSourceRow {
  /** The translation's. */
  readonly articleId: string;
  readonly sourceArticleId: string;
  readonly sourceRevision: number;
  readonly newestRevision: number;
  readonly outdatedSince: Date | null;
}

/** In no order; articles that are nobody's translation are missing. */
export function findTranslationSources(
  manager: EntityManager,
  articleIds: readonly string[],
): Promise<TranslationSourceRow[]> {
  return manager.query(
    `-- editorial.translation.sources
     select a.id as "articleId", r.source_article_id as "sourceArticleId", r.source_revision as "sourceRevision",
            source.latest_revision as "newestRevision",
            (select min(s.visible_from) from delivery.revision_shown s
             where s.article_id = r.source_article_id and s.revision > r.source_revision and s.is_material
               and s.visible_from <= clock_timestamp()) as "outdatedSince"
     from editorial.article a
     join editorial.revision r on r.article_id = a.id and r.number = a.latest_revision
     join editorial.article source on source.id = r.source_article_id
     where a.id = any($1)`,
    [articleIds],
  );
}

/** The bodies of two revisions of an article. */
export async function findTwoBodies(
  manager: EntityManager,
  articleId: string,
  [one, other]: readonly [number, number],
): Promise<[Body, Body]> {
  const rows = await manager.query<{ number: number; body: Body }[]>(
    `-- editorial.translation.bodies
     select number, body from editorial.revision where article_id = $1 and number in ($2, $3)`,
    [articleId, one, other],
  );
  const bodyOf = (number: number) => rows.find((row) => row.number === number)?.body ?? [];
  return [bodyOf(one), bodyOf(other)];
}
