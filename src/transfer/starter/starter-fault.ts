/** One thing that is wrong with a starter file. */
export interface StarterFault {
  /** Path below the starter folder. */
  readonly file: string;
  /** Counted from 1; null where the fault has no line, as when the file is missing. */
  readonly line: number | null;
  readonly message: string;
}

/** The starter folder cannot be used. Carries every fault found, so that they are mended in one go. */
export class StarterFilesError extends Error {
  override readonly name = 'StarterFilesError';

  constructor(
    readonly dir: string,
    readonly faults: readonly StarterFault[],
  ) {
    super([`The starter content in ${dir} has mistakes:`, ...faults.map(inWords)].join('\n'));
  }
}

function inWords({ file, line, message }: StarterFault): string {
  return `  ${file}${line === null ? '' : `:${line}`}: ${message}`;
}
