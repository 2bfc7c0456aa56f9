/** Columns of a row: the name it has in the row, and the SQL it comes from. */
export type Columns = readonly (readonly [name: string, sql: string])[];

/** As the list of a select. */
export function selectList(columns: Columns): string {
  return columns.map(([name, sql]) => `${sql} as "${name}"`).join(',\n       ');
}

/** As one JSON object. */
export function jsonObject(columns: Columns): string {
  return `json_build_object(${columns.map(([name, sql]) => `'${name}', ${sql}`).join(', ')})`;
}
