import { Client } from 'pg';

/** The first line of a statement whose text is always the same: `-- publication.reading.insert`. */
const FIXED = /^-- (publication\.\S+)\n/;

/**
 * A connection on which the gate's statements, which bear a name in their first line, are prepared under it: PostgreSQL reads
 * and plans each once a connection and not with every publication. One name with two texts is an error that `pg` throws. For
 * TypeORM's pool, which knows no names.
 */
export class PreparingClient extends Client {
  // Called by TypeORM, with a text and values, and by the pool; nobody reads the type of what comes back.
  override query(...given: readonly unknown[]): never {
    const [text, values] = given;
    const name = typeof text === 'string' && Array.isArray(values) ? FIXED.exec(text)?.[1] : undefined;
    const asked = name === undefined ? given : [{ name, text, values }, ...given.slice(2)];
    return super.query(...(asked as [never]));
  }
}
