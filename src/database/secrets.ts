import { randomBytes } from 'node:crypto';

/** Runs SQL with positional values and gives its rows. */
export type SecretQuery = (text: string, values: unknown[]) => Promise<{ value: string }[]>;

/**
 * A secret of this installation, 32 random bytes in base64url, made at the first call and the same for all instances
 * ever after. Kept in `editorial.setting`, which the delivery login cannot read.
 */
export async function installationSecret(query: SecretQuery, name: string): Promise<string> {
  const rows = await query(
    `-- settings.secret
     with made as (
       insert into editorial.setting (name, value)
       values ($1, $2)
       on conflict (name) do nothing
       returning value
     )
     select value from made
     union all
     select value from editorial.setting where name = $1`,
    [name, randomBytes(32).toString('base64url')],
  );
  if (rows[0]) return rows[0].value;
  // Another instance inserted it after our snapshot was taken: now it is there.
  return installationSecret(query, name);
}
