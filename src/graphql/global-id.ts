import { isUuid } from '../rules/uuid.js';
import { badUserInput } from './bad-user-input.js';

/** What an opaque id stands for. */
export interface GlobalId {
  readonly type: string;
  readonly id: string;
}

/** The id clients see, the same in both APIs: base64url of `Type:uuid`. */
export function toGlobalId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url');
}

/** Reads a global id; throws BAD_USER_INPUT naming `argument` where it is not one of ours. */
export function fromGlobalId(globalId: string, argument: string): GlobalId {
  const [type, id, ...rest] = Buffer.from(globalId, 'base64url').toString().split(':');
  // Encoding it again must give the same text: base64url decoding ignores what it does not know.
  if (!type || !id || rest.length > 0 || !isUuid(id) || toGlobalId(type, id) !== globalId) {
    throw badUserInput(argument, 'this is not an id of this API. Send an `id` as a query returned it.');
  }
  return { type, id };
}

/** The uuid in a global id that must be of one type; throws BAD_USER_INPUT naming `argument` otherwise. */
export function fromGlobalIdOf(type: string, globalId: string, argument: string): string {
  const found = fromGlobalId(globalId, argument);
  if (found.type !== type) {
    throw badUserInput(
      argument,
      `this is the id of a ${found.type}, but the id of a ${type} is needed here.`,
    );
  }
  return found.id;
}
