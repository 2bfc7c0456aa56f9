import { beyondKey, orderBy, type SortPart } from '../../database/keyset.js';
import type { Page } from '../../graphql/connection.js';
import type { SortKey } from '../../graphql/cursor.js';
import { selectList } from '../columns.js';
import { SqlValues } from '../sql-values.js';
import { variantOf, type DeliveryDatabase } from '../statements.js';
import { topicColumns, type TopicRow } from './topic.row.js';

const BY_NAME: readonly SortPart[] = [
  { sql: 't.name_key', type: 'text', descending: false },
  { sql: 't.topic_id', type: 'uuid', descending: false },
];
const COLUMNS = selectList(topicColumns('t'));

/** Topics, one statement a call. */
export class TopicRepository {
  constructor(private readonly database: DeliveryDatabase) {}

  async bySlug(locale: string, slug: string): Promise<TopicRow | null> {
    const values = new SqlValues();
    const text = `select ${COLUMNS}
  from topic t
 where t.locale = ${values.add(locale, 'text')}
   and t.slug = ${values.add(slug, 'text')}`;
    const rows = await this.run<TopicRow>('delivery.topic.by-slug', '', text, values);
    return rows[0] ?? null;
  }

  /** In no order; unknown ids are missing. */
  async byIds(topicIds: readonly string[]): Promise<TopicRow[]> {
    const values = new SqlValues();
    const text = `select ${COLUMNS}
  from topic t
 where t.topic_id = any (${values.add(topicIds, 'uuid[]')})`;
    return this.run('delivery.topics.by-ids', '', text, values);
  }

  /** A page by name, of one locale or all, and one row more where there are more; against the order for a backward page. */
  async page(locale: string | null, page: Page): Promise<(TopicRow & { key: SortKey })[]> {
    const values = new SqlValues();
    const conditions = locale === null ? [] : [`t.locale = ${values.add(locale, 'text')}`];
    for (const side of ['after', 'before'] as const) {
      const key = page[side];
      if (!key) continue;
      conditions.push(beyondKey(BY_NAME, side, values.list.length + 1));
      for (const [index, part] of BY_NAME.entries()) values.add(key[index], part.type);
    }
    const text = `select json_build_array(t.name_key, t.topic_id) as "key",
       ${COLUMNS}
  from topic t
${conditions.length ? ` where ${conditions.join(' and ')}\n` : ''} order by ${orderBy(BY_NAME, page.backward)}
 limit ${values.add(page.limit + 1, 'integer')}`;
    const variant =
      (locale === null ? '' : 'l') +
      (page.backward ? '-' : '') +
      (page.after ? '>' : '') +
      (page.before ? '<' : '');
    return this.run('delivery.topics.page', variant, text, values);
  }

  async count(locale: string | null): Promise<number> {
    const values = new SqlValues();
    const where = locale === null ? '' : ` where t.locale = ${values.add(locale, 'text')}`;
    const text = `select count(*)::integer as count from topic t${where}`;
    const [row] = await this.run<{ count: number }>(
      'delivery.topics.count',
      locale === null ? '' : 'l',
      text,
      values,
    );
    return row!.count;
  }

  private run<Row extends object>(
    name: string,
    variant: string,
    text: string,
    values: SqlValues,
  ): Promise<Row[]> {
    return this.database.query<Row>(variantOf(name, variant, text), values.list);
  }
}
