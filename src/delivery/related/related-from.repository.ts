import { articleList, besides } from '../articles/article.columns.js';
import type { ArticleRow, RelatedRow } from '../articles/article.row.js';
import { MOST_RELATED, shapeVariant, type ArticleShape } from '../articles/article.shape.js';
import { SqlValues } from '../sql-values.js';
import { variantOf, type DeliveryDatabase } from '../statements.js';

/** Articles near to one that are looked through for whether it is near to them. */
const MOST_NEAR = 60;

/** A row of an article that another one stands beside, with that other one's reading. */
export type RelatedFromRow = Omit<RelatedRow, 'article'> & { readonly parentId: string } & ArticleRow;

/** Which articles have an article in their lists. */
export class RelatedFromRepository {
  constructor(private readonly database: DeliveryDatabase) {}

  /** Of each of many readings at most `first`: those whose editors picked it, then the most alike. One statement for all. */
  async find(readingIds: readonly string[], first: number, shape: ArticleShape): Promise<RelatedFromRow[]> {
    const values = new SqlValues();
    const limit = values.add(first, 'integer');
    const text = `
select parent.reading_id as "parentId", beside.reason, beside.score,
       ${articleList(shape)}
  from reading parent
 cross join lateral (
         select shown.reason, shown.score, likely.reading_id
           from (select find_picking(parent.article_id) as reading_id
                  union
                 (select s.reading_id
                    from neighbour s
                   where s.neighbour_id = parent.reading_id
                   order by s.score desc, s.reading_id
                   limit ${MOST_NEAR})) likely
           join reading there on there.reading_id = likely.reading_id
          cross join lateral (${besides('there', String(MOST_RELATED))}) shown
          where there.locale = parent.locale
            and there.article_id <> parent.article_id
            and shown.article_id = parent.article_id
          order by shown.score desc nulls first, there.article_id
          limit ${limit}) beside
  join reading r on r.reading_id = beside.reading_id
 where parent.reading_id = any (${values.add(readingIds, 'uuid[]')})
 order by beside.score desc nulls first, r.article_id`;
    return this.database.query(
      variantOf('delivery.articles.related-from', shapeVariant(shape), text.trim()),
      values.list,
    );
  }
}
