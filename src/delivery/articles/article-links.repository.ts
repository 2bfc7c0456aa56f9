import type { Page } from '../../graphql/connection.js';
import { linkedListKeys, ofLists } from '../caching/list-keys.js';
import { selectList } from '../columns.js';
import { SqlValues } from '../sql-values.js';
import { variantOf, type DeliveryDatabase } from '../statements.js';
import { pageText } from './article-list.js';
import { articleList, besides, partColumns } from './article.columns.js';
import type { Listed } from './article.repository.js';
import { CARD_PARTS, type ArticlePartsRow, type ArticleRow, type RelatedRow } from './article.row.js';
import { shapeVariant, withIds, type ArticleShape } from './article.shape.js';

/** Another locale's version of an article. */
export interface TranslationRow {
  readonly translationGroupId: string;
  readonly articleId: string;
  readonly locale: string;
  readonly slug: string;
  readonly title: string;
  /** Since when its source says something else; null while it does not, or where it has none. */
  readonly outdatedSince: Date | string | null;
}

const dated = new WeakMap<ArticleShape, ArticleShape>();

/** The same with the instant of publication. */
function withDate(shape: ArticleShape): ArticleShape {
  let same = dated.get(shape);
  if (same === undefined) {
    same = { ...shape, card: shape.card | CARD_PARTS.publishedAt };
    dated.set(shape, same);
  }
  return same;
}

/** What many articles, authors or topics lead to: one statement for all of them. */
export class ArticleLinksRepository {
  /** `knowsLinks`: whether authors and topics are at hand, so that articles need name no more than their ids. */
  constructor(
    private readonly database: DeliveryDatabase,
    private readonly knowsLinks: () => boolean = () => false,
  ) {}

  /** The costlier columns of reading rows. `parts` are bits of `ARTICLE_PARTS`. */
  async parts(
    readingIds: readonly string[],
    parts: number,
  ): Promise<(ArticlePartsRow & { readingId: string })[]> {
    const values = new SqlValues();
    const text = `
select r.reading_id as "readingId",
       ${selectList(partColumns('r', parts))}
  from reading r
 where r.reading_id = any (${values.add(readingIds, 'uuid[]')})`;
    return this.database.query(
      variantOf('delivery.articles.parts', parts.toString(36), text.trim()),
      values.list,
    );
  }

  /** Every visible article of translation groups, by locale. */
  async translations(groupIds: readonly string[]): Promise<TranslationRow[]> {
    const values = new SqlValues();
    const text = `
select r.translation_group_id as "translationGroupId",
       r.article_id as "articleId",
       r.locale, r.slug, r.title,
       (select min(s.visible_from)
          from revision_shown s
         where s.article_id = r.source_article_id and s.revision > r.source_revision and s.is_material) as "outdatedSince"
  from reading r
 where r.translation_group_id = any (${values.add(groupIds, 'uuid[]')})
 order by r.locale, r.article_id`;
    return this.database.query(variantOf('delivery.articles.translations', '', text.trim()), values.list);
  }

  /** The articles beside each of many, at most `first` each, in their order. */
  async related(
    readingIds: readonly string[],
    first: number,
    shape: ArticleShape,
  ): Promise<(Omit<RelatedRow, 'article'> & { parentId: string } & ArticleRow)[]> {
    const values = new SqlValues();
    const limit = values.add(first, 'integer');
    const wanted = this.knowsLinks() ? withIds(shape) : shape;
    const text = `
select parent.reading_id as "parentId", beside.reason, beside.score,
       ${articleList(wanted)}
  from reading parent
 cross join lateral (${besides('parent', limit)}) beside
  join reading r on r.reading_id = beside.reading_id
 where parent.reading_id = any (${values.add(readingIds, 'uuid[]')})
 order by beside.place, beside.score desc nulls last, beside.article_id`;
    return this.database.query(
      variantOf('delivery.articles.related', shapeVariant(wanted), text),
      values.list,
    );
  }

  /** A page of the newest articles of each of many authors or topics, rows as `ArticleRepository.page` gives them. */
  async newestOf(
    noun: 'author' | 'topic',
    parentIds: readonly string[],
    locale: string | null,
    page: Page,
    shape: ArticleShape,
  ): Promise<(Listed<ArticleRow> & { parentId: string })[]> {
    const values = new SqlValues();
    // The page is put in order once more by its dates.
    const listed = withDate(this.knowsLinks() ? withIds(shape) : shape);
    const part = pageText('l', 'NEWEST', page, values);
    const conditions = [`l.${noun}_id = parent.id`, ...part.conditions];
    // A topic belongs to a locale, so only links to authors know it.
    if (locale !== null) conditions.push(`l.locale = ${values.add(locale, 'text')}`);
    const direction = page.backward ? 'asc' : 'desc';
    // Behind a select the planner counts on as many parents for these as for any: otherwise each page was planned anew, for .3 ms.
    const text = `
select parent.id as "parentId", item.*
  from unnest((select ${values.add(parentIds, 'uuid[]')})) as parent (id)
 cross join lateral (
         select ${part.key} as "key",
                ${articleList(listed)}
           from (select l.reading_id, l.published_at, l.article_id
                   from reading_${noun} l
                  where ${conditions.join('\n                    and ')}
                  order by ${part.orderBy}
                  limit ${part.limit}) l
           join reading r on r.reading_id = l.reading_id) item
 order by item."publishedAt" ${direction}, item."articleId" ${direction}`;
    const variant = `${part.variant}${locale === null ? '' : 'l'}.${shapeVariant(listed)}`;
    const statement = variantOf(`delivery.${noun}.articles`, variant, text.trim());
    return this.database.query(ofLists(statement, linkedListKeys(noun, parentIds)), values.list);
  }

  /** How many articles each of many authors or topics has; those without are missing. */
  async countOf(
    noun: 'author' | 'topic',
    parentIds: readonly string[],
    locale: string | null,
  ): Promise<{ parentId: string; count: number }[]> {
    const values = new SqlValues();
    const ids = values.add(parentIds, 'uuid[]');
    const inLocale = locale === null ? '' : `\n   and l.locale = ${values.add(locale, 'text')}`;
    const text = `
select l.${noun}_id as "parentId", count(*)::integer as count
  from reading_${noun} l
 where l.${noun}_id = any (${ids})${inLocale}
 group by l.${noun}_id`;
    const variant = locale === null ? '' : 'l';
    const statement = variantOf(`delivery.${noun}.article-count`, variant, text.trim());
    return this.database.query(ofLists(statement, linkedListKeys(noun, parentIds)), values.list);
  }
}
