/** A request that gets no answer but a sentence. The sentence never repeats what was sent. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: 400 | 404 | 405 | 410 | 501 | 503,
    /** For people: what is wrong and what would be right. */
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
