import type { DeliveryPool, Statement } from '../database/pools.js';

/** What delivery asks of its database: named statements, answered with plain rows. */
export type DeliveryDatabase = Pick<DeliveryPool, 'query'>;

/**
 * Each connection keeps every prepared statement it has met, some 50 kB apiece, and queries can be put together in thousands
 * of ways. The first ways met get a name; what comes later runs as well, parsed each time.
 */
const MOST_VARIANTS = 200;

const variants = new Map<string, Statement>();

/** PostgreSQL cuts names of prepared statements here, and two that are alike so far would be one. */
const LONGEST_NAME = 63;

/** A statement whose text depends on the query. `variant`, in ASCII, tells its texts apart: same variant, same text. */
export function variantOf(name: string, variant: string, text: string): Statement {
  const full = variant ? `${name}:${variant}` : name;
  // The very text that connections know: comparing it with a new copy of itself cost a tenth of a request.
  const known = variants.get(full);
  if (known) return known;
  const isNamed = full.length <= LONGEST_NAME && variants.size < MOST_VARIANTS;
  const statement = { name: isNamed ? full : '', text: `-- ${full}\n${text}` };
  if (isNamed) variants.set(full, statement);
  return statement;
}
