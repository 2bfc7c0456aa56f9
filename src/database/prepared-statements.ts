import { Client } from 'pg';

/**
 * The first line of a statement whose text is always the same: `-- publication.reading.insert`, all of the gate's, and elsewhere
 * those that say so, since most are asked too seldom to be kept by each connection: `-- editorial.article.insert (prepared)`.
 */
const FIXED = /^-- (?:(publication\.\S+)|(\S+) \(prepared\))\n/;

/**
 * A connection on which fixed statements, which bear a name in their first line, are prepared under it: PostgreSQL reads
 * and plans each once a connection and not with every mutation. One name with two texts is an error that `pg` throws. For
 * TypeORM's pool, which knows no names.
 */
export class PreparingClient extends Client {
  // Called by TypeORM, with a text and values, and by the pool; nobody reads the type of what comes back.
  override query(...given: readonly unknown[]): never {
    const [text, values] = given;
    const named = typeof text === 'string' && Array.isArray(values) ? FIXED.exec(text) : null;
    const name = named?.[1] ?? named?.[2];
    const asked = name === undefined ? given : [{ name, text, values }, ...given.slice(2)];
    return super.query(...(asked as [never]));
  }
}
