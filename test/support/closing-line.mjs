import { writeSync } from 'node:fs';

/** Ends a run with one line that people and scripts read alike: `120 passed, 0 failed, 2 skipped`. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const line = `${results.numPassedTests} passed, ${failed} failed`;
    // Jest puts its own summary behind that of every other reporter.
    process.once('exit', () => writeSync(1, skipped > 0 ? `${line}, ${skipped} skipped\n` : `${line}\n`));
  }
}
