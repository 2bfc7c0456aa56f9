import { createHash } from 'node:crypto';
import { Client, type DatabaseError, escapeIdentifier, escapeLiteral } from 'pg';
import { withAdvisoryLock } from './advisory-lock.js';
import { DatabaseStartError } from './database-start-error.js';
import { installationSecret } from './secrets.js';

export interface DeliveryLoginOptions {
  readonly ownerUrl: string;
  /** A login an administrator made; undefined: ours is made and kept. */
  readonly deliveryUrl: string | undefined;
  readonly statementTimeoutMs: number;
}

/**
 * The login readers are served with: it may select in the schema `delivery` and nothing else, so that no mistake in a
 * delivery statement can reach a draft. Made or mended here, then tried out. Returns its address.
 */
export async function ensureDeliveryLogin(options: DeliveryLoginOptions): Promise<string> {
  const deliveryUrl = await withAdvisoryLock(options.ownerUrl, 'schema', (client) =>
    makeDeliveryLogin(client, options),
  );
  await checkDeliveryLogin(deliveryUrl);
  return deliveryUrl;
}

/** Makes or mends the login for who holds the lock of the schema, on its connection. Not tried out yet. */
export async function makeDeliveryLogin(client: Client, options: DeliveryLoginOptions): Promise<string> {
  const { rows } = await client.query<Owner>(`-- delivery-login.owner
    select current_database() as database, current_user as name, rolcreaterole or rolsuper as "mayCreateRoles"
      from pg_roles
     where rolname = current_user`);
  const owner = rows[0]!;
  if (options.deliveryUrl !== undefined) {
    const role = decodeURIComponent(new URL(options.deliveryUrl).username);
    await checkMight(client, role);
    await runAll(client, grants(role, owner.database));
    return options.deliveryUrl;
  }
  const role = deliveryRoleName(owner.database);
  const password = await installationSecret(
    async (text, values) => (await client.query<{ value: string }>(text, values)).rows,
    'delivery-login-password',
  );
  if (!owner.mayCreateRoles) throw mayNotCreateRoles(role, owner, options);
  await makeRole(client, role, password);
  await runAll(client, [
    ...settings(role, owner.database, options.statementTimeoutMs),
    ...grants(role, owner.database),
  ]);
  const url = new URL(options.ownerUrl);
  url.username = encodeURIComponent(role);
  url.password = password;
  return url.href;
}

interface Owner {
  readonly database: string;
  readonly name: string;
  readonly mayCreateRoles: boolean;
}

/** Roles belong to the whole server, so the name carries the database's. At most 63 bytes, PostgreSQL's limit. */
export function deliveryRoleName(database: string): string {
  const name = `seventh_delivery_${database}`;
  if (Buffer.byteLength(name) <= 63) return name;
  return `seventh_delivery_${createHash('sha256').update(database).digest('hex').slice(0, 32)}`;
}

async function makeRole(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  const name = escapeIdentifier(role);
  // Set at each start: a database restored from another server brings its password along, but not its roles.
  await client.query(`${verb} role ${name} login noinherit password ${escapeLiteral(password)}`);
}

/** What the role finds set when it connects, directly or through a pooler. */
function settings(role: string, database: string, statementTimeoutMs: number): string[] {
  const where = `alter role ${escapeIdentifier(role)} in database ${escapeIdentifier(database)} set`;
  return [
    `${where} search_path = delivery`,
    `${where} default_transaction_read_only = on`,
    `${where} statement_timeout = ${statementTimeoutMs}`,
    `${where} idle_in_transaction_session_timeout = 60000`,
    // Authors and topics are few, so the planner would read them all for each article: lists cost a quarter more.
    `${where} enable_seqscan = off`,
    // Statements end within milliseconds; compiling one takes longer than running it.
    `${where} jit = off`,
  ];
}

/** All the role may do. What belongs to everybody is taken away, since the role is part of everybody. */
function grants(role: string, database: string): string[] {
  const name = escapeIdentifier(role);
  return [
    'revoke all on schema public from public',
    `revoke temporary on database ${escapeIdentifier(database)} from public`,
    `revoke all on all tables in schema delivery from ${name}`,
    `grant usage on schema delivery to ${name}`,
    `grant select on all tables in schema delivery to ${name}`,
    `grant execute on all functions in schema delivery to ${name}`,
  ];
}

async function runAll(client: Client, statements: readonly string[]): Promise<void> {
  await client.query('begin');
  for (const statement of statements) {
    await client.query(statement).catch((error: Error) => {
      throw new DatabaseStartError(
        `The delivery login could not be set up (${statement}): ${error.message}`,
        {
          cause: error,
        },
      );
    });
  }
  await client.query('commit');
}

function mayNotCreateRoles(role: string, owner: Owner, options: DeliveryLoginOptions): DatabaseStartError {
  const sql = [
    `create role ${escapeIdentifier(role)} login noinherit password '<choose one>'`,
    ...settings(role, owner.database, options.statementTimeoutMs),
  ];
  return new DatabaseStartError(
    `The login "${owner.name}" of DATABASE_URL may not create roles, and readers need a login of their own. ` +
      'Let an administrator run this, then set DELIVERY_DATABASE_URL to the same database with that login:\n' +
      sql.map((statement) => `  ${statement};`).join('\n'),
  );
}

/** Before anything is granted or taken away: the owner's own login would lose its rights. */
async function checkMight(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ isTooMighty: boolean }>(
    `-- delivery-login.might
     select rolsuper or rolbypassrls or has_schema_privilege(rolname, 'editorial', 'usage') as "isTooMighty"
       from pg_roles
      where rolname = $1`,
    [role],
  );
  if (!rows[0]) {
    throw new DatabaseStartError(
      `DELIVERY_DATABASE_URL names the login "${role}", which this server does not know.`,
    );
  }
  if (rows[0].isTooMighty) throw new DatabaseStartError(TOO_MIGHTY);
}

const TOO_MIGHTY = 'The delivery login can reach the schema "editorial": it must not. Use another login.';

/** Connects as the login and makes sure that it arrives at delivery and is shut out of everything else. */
export async function checkDeliveryLogin(deliveryUrl: string): Promise<void> {
  const client = new Client({ connectionString: deliveryUrl, application_name: 'seventh check' });
  client.on('error', () => undefined); // the query rejects as well
  try {
    await client.connect();
    const { rows } = await client.query<{ path: string }>(`select current_setting('search_path') as path`);
    if (rows[0]!.path !== 'delivery') {
      throw new DatabaseStartError(
        `The delivery login has the search path "${rows[0]!.path}": expected "delivery". ` +
          'Run: alter role … in database … set search_path = delivery',
      );
    }
    const refusal = await client.query('select from editorial.setting').then(
      () => 'answered',
      (error: DatabaseError) => error.code,
    );
    if (refusal === 'answered') throw new DatabaseStartError(TOO_MIGHTY);
    if (refusal !== '42501') {
      throw new DatabaseStartError('DELIVERY_DATABASE_URL leads to another database than DATABASE_URL.');
    }
  } catch (error) {
    if (error instanceof DatabaseStartError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseStartError(`The delivery login cannot connect: ${reason}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}
