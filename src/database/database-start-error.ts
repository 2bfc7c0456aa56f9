/** The database cannot be opened. The message is for the operator: what is wrong, and what to do. */
export class DatabaseStartError extends Error {
  override readonly name: string = 'DatabaseStartError';
}
