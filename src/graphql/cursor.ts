import { createHmac, timingSafeEqual } from 'node:crypto';
import { badUserInput } from './bad-user-input.js';

/** The sort key of a row, most significant part first. */
export type SortKey = readonly (string | number | null)[];

const SEAL_BYTES = 9;

/**
 * Makes and reads cursors. A cursor is a sort key sealed with the list it belongs to (its order and filter), so that it
 * can neither be made up nor carried to another list. It tells its holder nothing that the row did not.
 */
export class Cursors {
  constructor(private readonly secret: string) {}

  /** `list` names order and filter, in a form that is the same for the same list. */
  seal(list: string, key: SortKey): string {
    const payload = JSON.stringify(key);
    return Buffer.concat([this.sealOf(list, payload), Buffer.from(payload)]).toString('base64url');
  }

  /** The sort key in a cursor; throws BAD_USER_INPUT, alike for every forgery, naming `argument`. */
  open(list: string, cursor: string, argument: string): SortKey {
    const bytes = Buffer.from(cursor, 'base64url');
    const payload = bytes.subarray(SEAL_BYTES).toString();
    if (
      bytes.length <= SEAL_BYTES ||
      // Decoding ignores what it does not know: a cursor has one spelling.
      bytes.toString('base64url') !== cursor ||
      !timingSafeEqual(this.sealOf(list, payload), bytes.subarray(0, SEAL_BYTES))
    ) {
      throw badUserInput(
        argument,
        'this is not a cursor of this list. Send a cursor that the same query with the same order and filter returned.',
      );
    }
    return JSON.parse(payload) as SortKey;
  }

  private sealOf(list: string, payload: string): Buffer {
    return createHmac('sha256', this.secret)
      .update(list)
      .update('\0')
      .update(payload)
      .digest()
      .subarray(0, SEAL_BYTES);
  }
}
