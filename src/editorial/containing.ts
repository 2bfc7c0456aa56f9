import { badUserInput } from '../graphql/bad-user-input.js';

const LONGEST_TEXT = 200;

/** A `like` pattern for "contains this text", taken literally; null for no text. */
export function containing(text: string | null): string | null {
  return text === null ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** The text of a list's filter without white space around it; null where nothing is left. */
export function filterText(text: string | null | undefined, argument: string): string | null {
  if (text != null && text.length > LONGEST_TEXT) {
    throw badUserInput(argument, `this has ${text.length} characters. Send at most ${LONGEST_TEXT}.`);
  }
  return text?.trim() || null;
}
