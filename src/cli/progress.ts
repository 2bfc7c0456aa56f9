/** A line on the way. On standard error, so that a command's answer alone stands on standard output. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
