/** Exit codes of `seventh-cms`; its help prints them. */
export const EXIT_CODES = {
  ok: 0,
  /** Nothing was done, or not what was asked. */
  failed: 1,
  /** Unknown command or option, or a bad value in the environment. */
  usage: 2,
  /** Some of several things were done. */
  partly: 3,
} as const;

/** A command did not succeed. The message is for whoever typed it. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';

  constructor(
    message: string,
    readonly exitCode: (typeof EXIT_CODES)[keyof typeof EXIT_CODES] = EXIT_CODES.failed,
  ) {
    super(message);
  }
}
