/** Collects the values of a statement while its text is written, so that text and values cannot drift apart. */
export class SqlValues {
  readonly list: unknown[] = [];

  /** Adds a value and gives its place in the text, `$3::uuid`. The type is one of ours, never input. */
  add(value: unknown, type: string): string {
    this.list.push(typeof value === 'string' ? storable(value) : value);
    return `$${this.list.length}::${type}`;
  }

  /** Adds a list of texts. */
  addTexts(values: readonly string[]): string {
    this.list.push(values.map(storable));
    return `$${this.list.length}::text[]`;
  }
}

/** PostgreSQL has no NUL in texts and would make an error of it; with another character nothing is found, which is right. */
function storable(text: string): string {
  return text.replaceAll('\0', '\u{fffd}');
}
