import { beyondKey, orderBy, type SortPart } from '../../database/keyset.js';
import type { Page } from '../../graphql/connection.js';
import type { SortKey } from '../../graphql/cursor.js';
import { selectList } from '../columns.js';
import { SqlValues } from '../sql-values.js';
import { variantOf, type DeliveryDatabase } from '../statements.js';
import { authorColumns, type AuthorRow } from './author.row.js';

const BY_NAME: readonly SortPart[] = [
  { sql: 'a.name_key', type: 'text', descending: false },
  { sql: 'a.author_id', type: 'uuid', descending: false },
];
const COLUMNS = selectList(authorColumns('a'));

/** Authors, one statement a call. */
export class AuthorRepository {
  constructor(private readonly database: DeliveryDatabase) {}

  async bySlug(slug: string): Promise<AuthorRow | null> {
    const values = new SqlValues();
    const text = `select ${COLUMNS}
  from author a
 where a.slug = ${values.add(slug, 'text')}`;
    const rows = await this.run<AuthorRow>('delivery.author.by-slug', '', text, values);
    return rows[0] ?? null;
  }

  /** In no order; unknown ids are missing. */
  async byIds(authorIds: readonly string[]): Promise<AuthorRow[]> {
    const values = new SqlValues();
    const text = `select ${COLUMNS}
  from author a
 where a.author_id = any (${values.add(authorIds, 'uuid[]')})`;
    return this.run('delivery.authors.by-ids', '', text, values);
  }

  /** A page by name and one row more where there are more; against the order for a backward page. */
  async page(page: Page): Promise<(AuthorRow & { key: SortKey })[]> {
    const values = new SqlValues();
    const conditions: string[] = [];
    for (const side of ['after', 'before'] as const) {
      const key = page[side];
      if (!key) continue;
      conditions.push(beyondKey(BY_NAME, side, values.list.length + 1));
      for (const [index, part] of BY_NAME.entries()) values.add(key[index], part.type);
    }
    const text = `select json_build_array(a.name_key, a.author_id) as "key",
       ${COLUMNS}
  from author a
${conditions.length ? ` where ${conditions.join(' and ')}\n` : ''} order by ${orderBy(BY_NAME, page.backward)}
 limit ${values.add(page.limit + 1, 'integer')}`;
    const variant = (page.backward ? '-' : '') + (page.after ? '>' : '') + (page.before ? '<' : '');
    return this.run('delivery.authors.page', variant, text, values);
  }

  async count(): Promise<number> {
    const text = 'select count(*)::integer as count from author';
    const [row] = await this.run<{ count: number }>('delivery.authors.count', '', text, new SqlValues());
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
