import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectionFolder, readCollection, type Collection } from './collection.js';
import { evaluate } from './evaluate.js';
import { readOptions, USAGE, UsageError } from './options.js';
import { printCollection, type CollectionReport } from './report.js';
import { requireScorers, type Scorer } from './scorers.js';

// Exit codes: 0 measured, 1 failed, 2 a command line that cannot be used, or data or scorers that are missing.

const root = join(import.meta.dirname, '../..');
const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => stopping.abort(new Error(`Stopped by ${name}.`)));
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), root);
  if (options === null) {
    console.log(USAGE);
    return;
  }
  const collections: Collection[] = [];
  for (const given of options.collections) {
    collections.push(await readCollection(collectionFolder(given, options.dataDir)));
  }
  requireScorers(options.scorersDir, collections.flatMap(scorersOf));
  if (!options.fromSources) build();

  const reports: CollectionReport[] = [];
  for (const collection of collections) {
    console.error(`${collection.name}: ${collection.documents.length} documents`);
    const say = (line: string) => console.error(line);
    const report = await evaluate(collection, options, { signal: stopping.signal, say });
    reports.push(report);
    console.log(printCollection(report));
  }
  const file = join(options.outDir, 'report.json');
  await writeFile(
    file,
    `${JSON.stringify({ takenAt: new Date().toISOString(), collections: reports }, null, 2)}\n`,
  );
  console.log(`\n${file}`);
}

function scorersOf({ queries, links }: Collection): Scorer[] {
  return [
    ...(queries.length > 0 ? (['search-score.mjs'] as const) : []),
    ...(links.length > 0 ? (['related-score.mjs'] as const) : []),
  ];
}

/** As `npm start` does it: nothing where the build is as new as the sources. */
function build(): void {
  const script = `import('./bin/build-if-stale.js').then((module) => module.buildIfStale())`;
  const { status } = spawnSync(process.execPath, ['-e', script], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The service could not be built.');
}

try {
  await main();
} catch (error) {
  if (stopping.signal.aborted) {
    console.error(String(stopping.signal.reason));
    process.exitCode = 1;
  } else if (error instanceof UsageError) {
    console.error(error.message);
    process.exitCode = 2;
  } else {
    console.error(error);
    process.exitCode = 1;
  }
}
