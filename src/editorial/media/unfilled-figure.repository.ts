import type { EntityManager } from 'typeorm';
import { beyondKey, orderBy, type SortPart } from '../../database/keyset.js';
import type { Page } from '../../graphql/connection.js';

/** A figure that waits for its file. */
export interface UnfilledFigureRow {
  readonly articleId: string;
  /** 0: the picture that stands for the article; then its blocks. */
  readonly position: number;
  /** Null: the picture that stands for the article. */
  readonly blockKey: string | null;
  readonly alt: string;
  readonly caption: string | null;
}

const BY_ARTICLE: readonly SortPart[] = [
  { sql: 'a.id', type: 'uuid', descending: false },
  { sql: 'f.position', type: 'integer', descending: false },
];

const FROM = `from editorial.article a
     join editorial.revision r on r.article_id = a.id and r.number = a.latest_revision
     cross join lateral (
       select 0 as position, null as "blockKey", r.image ->> 'alt' as alt, r.image ->> 'caption' as caption
       where r.image is not null and r.image ->> 'imageId' is null
       union all
       select block.position::integer, block.value ->> '_key', block.value ->> 'alt', block.value ->> 'caption'
       from jsonb_array_elements(r.body) with ordinality as block (value, position)
       where block.value ->> '_type' = 'figure' and block.value ->> 'imageId' is null
     ) f
     where a.workflow <> 'ARCHIVED'`;

/** A page of the figures without a file in newest revisions, articles by age and figures in their order. */
export function pageOfUnfilledFigures(manager: EntityManager, page: Page): Promise<UnfilledFigureRow[]> {
  return manager.query(
    `-- editorial.unfilled-figures.page
     select a.id as "articleId", f.position, f."blockKey", coalesce(f.alt, '') as alt, f.caption
     ${FROM}
       and ${page.after ? beyondKey(BY_ARTICLE, 'after', 2) : 'true'}
     order by ${orderBy(BY_ARTICLE, false)}
     limit $1`,
    [page.limit + 1, ...(page.after ?? [])],
  );
}

export async function countUnfilledFigures(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<[{ n: number }]>(
    `-- editorial.unfilled-figures.count
     select count(*)::integer as n ${FROM}`,
  );
  return row.n;
}
