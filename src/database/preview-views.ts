import { createHash } from 'node:crypto';
import { escapeIdentifier, type Client } from 'pg';

interface DeliveryTable {
  readonly name: string;
  /** In their order. */
  readonly columns: readonly string[];
  readonly hasPolicies: boolean;
  /** Conditions of its policies, any of which lets a row be seen; none lets none. */
  readonly conditions: readonly string[];
}

/**
 * Makes the views that previews read in place of delivery's tables: the same rows that row-level security shows the
 * delivery login. The owner, within whose transaction a preview lies, would see all of them otherwise. They are made out
 * of the policies themselves, so that each rule stands once, and made anew where those have changed. For who holds the lock of
 * the schema, on its connection.
 */
export async function ensurePreviewViews(client: Client): Promise<void> {
  const tables = await readTables(client);
  const statements = inOrder(tables).map(viewOf);
  const fingerprint = createHash('sha256').update(statements.join('\n')).digest('hex');
  const { rows } = await client.query<{ fingerprint: string | null }>(
    `-- preview-views.present
     select obj_description(oid, 'pg_namespace') as fingerprint from pg_namespace where nspname = 'preview'`,
  );
  if (rows[0]?.fingerprint === fingerprint) return;
  await client.query('begin');
  await client.query('drop schema if exists preview cascade');
  await client.query('create schema preview');
  for (const statement of statements) await client.query(statement);
  await client.query(`comment on schema preview is '${fingerprint}'`);
  await client.query('commit');
}

async function readTables(client: Client): Promise<DeliveryTable[]> {
  const { rows } = await client.query<DeliveryTable>(
    `-- preview-views.tables
     select c.relname as name, c.relrowsecurity as "hasPolicies",
            array(select attname::text from pg_attribute
                  where attrelid = c.oid and attnum > 0 and not attisdropped order by attnum) as columns,
            array(select pg_get_expr(polqual, polrelid) from pg_policy
                  where polrelid = c.oid and polcmd in ('r', '*') and polpermissive order by polname) as conditions
     from pg_class c
     where c.relnamespace = 'delivery'::regnamespace and c.relkind in ('r', 'p')
     order by c.relname`,
  );
  return rows;
}

/** A policy that looks at other tables looks at their views, so these come first. */
function inOrder(tables: readonly DeliveryTable[]): DeliveryTable[] {
  const done: DeliveryTable[] = [];
  const left = [...tables];
  while (left.length > 0) {
    const isReady = (table: DeliveryTable) =>
      !left.some((other) => other !== table && refersTo(table, other.name));
    const next = left.find(isReady);
    if (!next) throw new Error(`Policies refer to each other: ${left.map(({ name }) => name).join(', ')}`);
    done.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return done;
}

function refersTo({ conditions }: DeliveryTable, name: string): boolean {
  return conditions.some((condition) => new RegExp(`\\bdelivery\\.${name}\\b`).test(condition));
}

function viewOf({ name, columns, hasPolicies, conditions }: DeliveryTable): string {
  const condition = conditions.length > 0 ? conditions.map((it) => `(${it})`).join(' or ') : 'false';
  const where = hasPolicies ? ` where ${condition.replaceAll(/\bdelivery\./g, 'preview.')}` : '';
  const list = columns.map(escapeIdentifier).join(', ');
  const table = escapeIdentifier(name);
  return `create view preview.${table} as select ${list} from delivery.${table}${where}`;
}
