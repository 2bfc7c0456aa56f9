import { Client } from 'pg';
import { fromGlobalIdOf } from '../../src/graphql/global-id.js';
import type { BenchDatabase } from './bench-database.js';
import type { Contestant } from './contestants/contestant.js';
import { STAMPED } from './requests.js';
import type { Scenario } from './scenarios.js';
import { ask, firstDifference } from './verify.js';
import { TOKEN_NAME } from './writers-token.js';

/** Tables that say something of an article or of a revision, by their foreign keys, with the first column of the key. */
const LINKED = `
  select format('%I.%I', space.nspname, referring.relname) as "table", quote_ident(attribute.attname) as "column",
         referred.relname as "of"
    from pg_constraint
    join pg_class referring on referring.oid = conrelid
    join pg_namespace space on space.oid = referring.relnamespace
    join pg_class referred on referred.oid = confrelid
    join pg_attribute attribute on attrelid = conrelid and attnum = conkey[1]
   where contype = 'f' and confrelid in ('editorial.article'::regclass, 'editorial.revision'::regclass)
     and referring.relname <> 'revision'
   order by 1, 2, 3`;

const ARTICLES = `select article_id from editorial.slug_claim where slug like '${STAMPED}%'`;

/**
 * Removes what the run's mutations have written, and the token; by a superuser, since revisions are for ever. Throws where there are not
 * as many articles afterwards as there were.
 */
export async function removeCreated({ adminUrl }: BenchDatabase, articles: number): Promise<void> {
  await asSuperuser(adminUrl, async (client) => {
    const linked = await linkedTables(client);
    await client.query(`
      begin;
      set local session_replication_role = replica;
      create temp table created on commit drop as ${ARTICLES};
      create temp table written on commit drop as
        select id from editorial.revision where article_id in (select article_id from created);
      analyze created; analyze written;
      ${linked
        .map(({ table, column, of }) =>
          of === 'article'
            ? `delete from ${table} where ${column} in (select article_id from created);`
            : `delete from ${table} where ${column} in (select id from written);`,
        )
        .join('\n')}
      delete from editorial.revision where id in (select id from written);
      delete from editorial.article where id in (select article_id from created);
      delete from editorial.idempotency where key like '${STAMPED}%';
      delete from editorial.access_token where name = '${TOKEN_NAME}';
      commit`);
    const { rows } = await client.query<{ left: number }>(
      'select count(*)::int as left from editorial.article',
    );
    if (rows[0]!.left !== articles) {
      throw new Error(`${rows[0]!.left} articles are left of a corpus of ${articles}.`);
    }
  });
}

/** Makes sure that all contestants write the same rows for an article, but for ids and times. Throws at the first difference. */
export async function compareWritten(
  { adminUrl }: BenchDatabase,
  contestants: readonly Contestant[],
  { requests, door }: Scenario,
): Promise<void> {
  await asSuperuser(adminUrl, async (client) => {
    const linked = await linkedTables(client);
    let reference: unknown;
    for (const contestant of contestants) {
      const { data }: { data: { createArticle: { article: { id: string } } } } = JSON.parse(
        await ask(contestant, requests[0]!, door),
      );
      const id = fromGlobalIdOf('Article', data.createArticle.article.id, 'id');
      const found = await writtenRows(client, linked, id);
      reference ??= found;
      const difference = firstDifference(found, reference, []);
      if (difference !== null) {
        throw new Error(`${contestant.name} and ${contestants[0]!.name} write different rows: ${difference}`);
      }
    }
  });
}

interface Linked {
  readonly table: string;
  readonly column: string;
  readonly of: 'article' | 'revision';
}

async function linkedTables(client: Client): Promise<Linked[]> {
  return (await client.query<Linked>(LINKED)).rows;
}

async function writtenRows(client: Client, linked: readonly Linked[], id: string): Promise<unknown> {
  const found: Record<string, unknown> = {};
  const read = async (table: string, condition: string) => {
    const { rows } = await client.query<{ row: unknown }>(
      `select to_jsonb(t) as row from ${table} t where ${condition} order by to_jsonb(t)::text`,
      [id],
    );
    const isOwn = (name: string) => /(^|_)id$|_at$|^slug$|^key$|hash$/.test(name);
    found[table] = JSON.parse(
      JSON.stringify(rows, (name, value: unknown) => (isOwn(name) ? undefined : value)),
    );
  };
  await read('editorial.article', 'id = $1');
  await read('editorial.revision', 'article_id = $1');
  await read('editorial.idempotency', 'subject_id = $1');
  for (const { table, column, of } of linked) {
    const ids = of === 'article' ? '$1' : '(select id from editorial.revision where article_id = $1)';
    await read(table, `${column} in (${ids})`);
  }
  return found;
}

async function asSuperuser(adminUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
