import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/config.js';
import { folderKey, originalKey, type FileStorage, type StoredFile } from './file-storage.js';
import { IncomingFolder } from './incoming-folder.js';
import { openStorage } from './open-storage.js';

/** Files that show what a patient agreed to. They lie apart from the images, and nothing that readers reach knows of them. */
export class EvidenceFiles {
  constructor(
    private readonly storage: FileStorage,
    private readonly incoming: IncomingFolder,
  ) {}

  open(): Promise<void> {
    return this.incoming.open();
  }

  /** Keeps a file under a consent's id. Returns its hash, by which it is found again: SHA-256, hex. */
  async keep(consentId: string, content: Buffer): Promise<string> {
    const hash = createHash('sha256').update(content).digest('hex');
    await this.incoming.withPath(async (path) => {
      await writeFile(path, content, { flag: 'wx', mode: 0o600 });
      await this.storage.put(path, originalKey(consentId, hash));
    });
    return hash;
  }

  /** Null where it is not there. The stream must be read or destroyed. */
  get(consentId: string, hash: string): Promise<StoredFile | null> {
    return this.storage.get(originalKey(consentId, hash));
  }

  /** Removes what was kept of a consent. */
  remove(consentId: string): Promise<void> {
    return this.storage.deleteFolder(folderKey(consentId));
  }

  async close(): Promise<void> {
    await this.incoming.close();
    this.storage.close();
  }
}

/** Evidence in a folder of its own, or under a prefix of its own in the bucket. */
export async function openEvidenceFiles({
  media,
  dataDir,
}: Pick<Config, 'media' | 'dataDir'>): Promise<EvidenceFiles> {
  const folder = join(dataDir, 'evidence');
  const incoming = new IncomingFolder(join(folder, 'incoming'));
  return new EvidenceFiles(await openStorage(media, folder, incoming, 'evidence/'), incoming);
}
