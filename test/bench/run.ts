import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runBench } from './bench.js';
import { parseBudget } from './budget.js';
import { readOptions, USAGE, UsageError } from './options.js';
import { printReport } from './print-report.js';

// Exit codes: 0 measured and within the budget, 1 over the budget or failed, 2 a command line that cannot be used.

const root = join(import.meta.dirname, '../..');
const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => stopping.abort(new Error(`Stopped by ${name}.`)));
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    console.log(USAGE);
    return 0;
  }
  const budget = options.budgetFile ? parseBudget(await readFile(options.budgetFile, 'utf8')) : {};
  if (!options.fromSources) build();
  const { report, failures } = await runBench(options, budget, stopping.signal, (line) =>
    console.error(line),
  );
  console.log(printReport(report));
  if (options.jsonFile) await writeFile(options.jsonFile, `${JSON.stringify(report, null, 2)}\n`);
  if (failures.length > 0) console.error(`\nThe budget does not hold.\n${failures.join('\n')}`);
  return failures.length > 0 ? 1 : 0;
}

/** As `npm start` does it: nothing where the build is as new as the sources. */
function build(): void {
  const script = `import('./bin/build-if-stale.js').then((module) => module.buildIfStale())`;
  const { status } = spawnSync(process.execPath, ['-e', script], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The service could not be built.');
}

try {
  process.exitCode = await main();
} catch (error) {
  if (stopping.signal.aborted) {
    console.error(String(stopping.signal.reason));
    process.exitCode = 1;
  } else {
    const isUsage = error instanceof UsageError;
    console.error(isUsage ? `${error.message}\n\n${USAGE}` : error);
    process.exitCode = isUsage ? 2 : 1;
  }
}
