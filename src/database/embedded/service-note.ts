import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running service leaves in `DATA_DIR/service.json`, for people and for a second start. */
export interface ServiceNote {
  readonly pid: number;
  /** Missing while it is starting. */
  readonly url?: string;
  readonly startedAt: string;
}

/** Written by the holder of the service's lock only. */
export async function writeServiceNote(dataDir: string, note: ServiceNote): Promise<void> {
  // Removed first: a killed service of another account may have left one that cannot be written.
  await removeServiceNote(dataDir);
  await writeFile(noteFile(dataDir), `${JSON.stringify(note)}\n`);
}

/** Undefined where there is none, or a torn one. */
export async function readServiceNote(dataDir: string): Promise<ServiceNote | undefined> {
  try {
    const note: ServiceNote = JSON.parse(await readFile(noteFile(dataDir), 'utf8'));
    return note;
  } catch {
    return undefined;
  }
}

export async function removeServiceNote(dataDir: string): Promise<void> {
  await rm(noteFile(dataDir), { force: true });
}

function noteFile(dataDir: string): string {
  return join(dataDir, 'service.json');
}
