/** A query that is known before the program runs: its text and the SHA-256 of that text. */
export interface Operation<Result, Variables> {
  readonly name: string;
  /** Hexadecimal. What persisted queries and trusted documents know it by. */
  readonly hash: string;
  readonly text: string;
  /** Never there: it only ties the types of answer and variables to the query. */
  readonly typesOnly?: (variables: Variables) => Result;
}
