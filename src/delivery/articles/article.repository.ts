import type { Page } from '../../graphql/connection.js';
import type { SortKey } from '../../graphql/cursor.js';
import type { ArticleFilter, ArticleOrder } from '../delivery.types.generated.js';
import { listKeysOf, ofLists } from '../caching/list-keys.js';
import { SqlValues } from '../sql-values.js';
import { variantOf, type DeliveryDatabase } from '../statements.js';
import { listSource, pageText, type ListSource, type PageText } from './article-list.js';
import { articleList } from './article.columns.js';
import type { ArticleRow } from './article.row.js';
import { shapeVariant, withIds, type ArticleShape } from './article.shape.js';

/** A row of a list, with its place in the list's order. */
export type Listed<Row> = Row & { readonly key: SortKey };

/** Visible articles, one statement a call. Row-level security decides what is visible, by the database clock. */
export class ArticleRepository {
  /** `knowsLinks`: whether authors and topics are at hand, so that articles need name no more than their ids. */
  constructor(
    private readonly database: DeliveryDatabase,
    private readonly knowsLinks: () => boolean = () => false,
  ) {}

  /** The article that has this slug in this locale now. */
  async bySlug(locale: string, slug: string, shape: ArticleShape): Promise<ArticleRow | null> {
    const wanted = this.wanted(shape);
    const values = new SqlValues();
    const text = `
select ${articleList(wanted)}
  from reading r
 where r.locale = ${values.add(locale, 'text')}
   and r.slug = ${values.add(slug, 'text')}
 order by r.visible_from desc
 limit 1`;
    const rows = await this.run('delivery.article.by-slug', shapeVariant(wanted), text, values);
    return rows[0] ?? null;
  }

  /**
   * The article that a slug leads to when no article of the first locale has it now: locale by locale in the order given, a
   * current slug before a former one, the latest holder of a former one first. Of what is found, the translation that comes first in the
   * order of locales.
   */
  async bySlugElsewhere(
    locales: readonly string[],
    slug: string,
    shape: ArticleShape,
  ): Promise<ArticleRow | null> {
    const wanted = this.wanted(shape);
    const values = new SqlValues();
    const order = values.addTexts(locales);
    const name = values.add(slug, 'text');
    const text = `
with chain as (
  select c.locale, c.place from unnest(${order}) with ordinality as c (locale, place)
), found as (
  select hit.translation_group_id, c.place
    from chain c
   cross join lateral (
     (select r.translation_group_id, 0 as is_former, r.visible_from as since
        from reading r
       where r.locale = c.locale and r.slug = ${name})
     union all
     (select r.translation_group_id, 1, h.visible_from
        from slug_history h
        join reading r on r.article_id = h.article_id
       where h.locale = c.locale and h.slug = ${name} and r.locale = c.locale)
     order by is_former, since desc
     limit 1) hit
   order by c.place
   limit 1
), chosen as (
  select r.reading_id
    from found f
    join chain c on c.place <= f.place
    join reading r on r.translation_group_id = f.translation_group_id and r.locale = c.locale
   order by c.place
   limit 1
)
select ${articleList(wanted)}
  from chosen
  join reading r on r.reading_id = chosen.reading_id`;
    const rows = await this.run('delivery.article.by-slug-elsewhere', shapeVariant(wanted), text, values);
    return rows[0] ?? null;
  }

  /** The visible ones of the articles with these ids, in no order. */
  async byIds(articleIds: readonly string[], shape: ArticleShape): Promise<ArticleRow[]> {
    const wanted = this.wanted(shape);
    const values = new SqlValues();
    const text = `
select ${articleList(wanted)}
  from reading r
 where r.article_id = any (${values.add(articleIds, 'uuid[]')})`;
    return this.run('delivery.articles.by-ids', shapeVariant(wanted), text, values);
  }

  /** A page of a list and one row more where there are more; against the list's order for a backward page. */
  async page(
    filter: ArticleFilter,
    order: ArticleOrder,
    page: Page,
    shape: ArticleShape,
  ): Promise<Listed<ArticleRow>[]> {
    const wanted = this.wanted(shape);
    const values = new SqlValues();
    const source = listSource(filter, values);
    const part = pageText(source.link ? 'l' : 'r', order, page, values);
    const text = `
select ${part.key} as "key",
       ${articleList(wanted)}
${rowsOf(source, part)}`;
    const variant = `${part.variant}${source.variant}.${shapeVariant(wanted)}`;
    return this.run('delivery.articles.page', variant, text, values, listKeysOf(filter));
  }

  /** How many articles a filter finds. */
  async count(filter: ArticleFilter): Promise<number> {
    const values = new SqlValues();
    const source = listSource(filter, values);
    const { topics, linkConditions, rowConditions, variant } = source;
    const text = `
select count(*)::integer as count
  from ${topics === null ? '' : 'topic o\n  cross join '}${tablesOf(source)}
${where([...(topics === null ? [] : [topics]), ...linkConditions, ...rowConditions])}`;
    const [row] = await this.database.query<{ count: number }>(
      ofLists(variantOf('delivery.articles.count', variant, text.trim()), listKeysOf(filter)),
      values.list,
    );
    return row!.count;
  }

  private wanted(shape: ArticleShape): ArticleShape {
    return this.knowsLinks() ? withIds(shape) : shape;
  }

  private run<Row extends ArticleRow>(
    name: string,
    variant: string,
    text: string,
    values: SqlValues,
    lists?: readonly string[],
  ): Promise<Row[]> {
    const statement = variantOf(name, variant, text.trim());
    return this.database.query<Row>(lists ? ofLists(statement, lists) : statement, values.list);
  }
}

/**
 * The rows of a page. Where links decide alone, they are cut to the page before their reading rows are fetched: the planner, which
 * expects few rows to be visible, would fetch and sort them all.
 */
function rowsOf(source: ListSource, part: PageText): string {
  const { link, topics, linkConditions, rowConditions } = source;
  const ordered = ` order by ${part.orderBy}`;
  const bounds = `${ordered}\n limit ${part.limit}`;
  const conditions = where([...linkConditions, ...rowConditions, ...part.conditions]);
  if (link === null || (topics === null && rowConditions.length > 0)) {
    return `  from ${tablesOf(source)}\n${conditions}${bounds}`;
  }
  const links = `(select l.reading_id, ${part.columns}
          from ${tablesOf(source)}
${conditions}${bounds}) l
  join reading r on r.reading_id = l.reading_id
`;
  return topics === null
    ? `  from ${links}${ordered}`
    : `  from topic o\n cross join lateral ${links}${where([topics])}${bounds}`;
}

/** Link rows, and their reading rows where conditions ask for them. */
function tablesOf({ link, rowConditions }: ListSource): string {
  if (link === null) return 'reading r';
  return `${link} l${rowConditions.length === 0 ? '' : '\n  join reading r on r.reading_id = l.reading_id'}`;
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` where ${conditions.join('\n   and ')}\n`;
}
