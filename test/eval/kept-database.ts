import { chmod, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrations } from '../../migrations/index.js';
import type { Collection } from './collection.js';
import type { Loaded } from './load.js';
import { UsageError } from './options.js';

/** What is written beside a database once it is loaded wholly. */
export interface LoadNote extends Loaded {
  readonly fingerprint: string;
  readonly topics: boolean;
  /** Migrations the articles were loaded under: what they write may differ. */
  readonly migrations: readonly string[];
  readonly loadSeconds: number;
}

const names = migrations.map(({ name }) => name);

/** Makes the note of a load that has just ended. */
export function noteOf(
  collection: Collection,
  topics: boolean,
  loaded: Loaded,
  loadSeconds: number,
): LoadNote {
  return { ...loaded, fingerprint: collection.fingerprint, topics, migrations: names, loadSeconds };
}

/** Makes a folder that the account PostgreSQL runs under may pass through; leaves one that is there as it is. */
export async function makeFolder(folder: string): Promise<void> {
  if ((await mkdir(folder, { recursive: true })) !== undefined) await chmod(folder, 0o711);
}

/**
 * The note of a kept database; null where it has to be loaded. With `asItIs` it may be older than the newest migration,
 * but it must be there and hold this collection, or `UsageError` is thrown.
 */
export async function readNote(
  dataDir: string,
  collection: Collection,
  { topics, asItIs }: { topics: boolean; asItIs: boolean },
): Promise<LoadNote | null> {
  const text = await readFile(join(dataDir, 'loaded.json'), 'utf8').catch(() => undefined);
  const note = text === undefined ? null : (JSON.parse(text) as LoadNote);
  const isSame = note?.fingerprint === collection.fingerprint && note.topics === topics;
  if (asItIs) {
    if (!isSame) {
      throw new UsageError(
        `--queries-only, but ${dataDir} holds ${note ? 'something else' : 'nothing'}: run with --keep first.`,
      );
    }
    return note;
  }
  return isSame && note.migrations.join() === names.join() ? note : null;
}

export async function writeNote(dataDir: string, note: LoadNote): Promise<void> {
  await writeFile(join(dataDir, 'loaded.json'), `${JSON.stringify(note)}\n`);
}

export async function removeDatabase(dataDir: string): Promise<void> {
  // Root's cluster may lie elsewhere, behind a link.
  const home = await realpath(join(dataDir, 'postgres')).catch(() => undefined);
  if (home) await rm(home, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}
