import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EvidenceFiles } from '../../media/evidence-files.js';
import { ImageLibrary } from '../../media/image-library.js';

const logger = new Logger('editorial');

/** What files belong to: an image of the library, or a consent. */
export type FileOwner = 'image' | 'evidence';

/** Lets files be removed once this transaction is committed. `ids` are those of images or consents. */
export async function requestRemoval(
  manager: EntityManager,
  owner: FileOwner,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await manager.query(
    `-- editorial.file-removal.request
     insert into editorial.file_removal (key) select $1 || '/' || id from unnest($2::uuid[]) as given (id)
     on conflict on constraint file_removal_pk do nothing`,
    [owner, ids],
  );
}

/** Takes a request for removal back, or notes that it is done. */
export async function calledOff(manager: EntityManager, owner: FileOwner, id: string): Promise<void> {
  await manager.query(
    `-- editorial.file-removal.done
     delete from editorial.file_removal where key = $1`,
    [`${owner}/${id}`],
  );
}

/**
 * Removes files whose rows are gone. What fails stays noted and is tried again with the next removal, and at every start: a
 * service that is killed between the commit and this leaves no file behind for good.
 */
@Injectable()
export class FileRemover implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly images: ImageLibrary,
    private readonly evidence: EvidenceFiles,
  ) {}

  onModuleInit(): Promise<void> {
    return this.run();
  }

  /** Never throws: what was asked for is committed, and is told in the log where it does not work. */
  async run(): Promise<void> {
    await this.dataSource
      .query<{ key: string }[]>(
        `-- editorial.file-removal.list
         select key from editorial.file_removal order by requested_at`,
      )
      .then(async (rows) => {
        for (const { key } of rows) await this.remove(key).catch(tell);
      })
      .catch(tell);
  }

  private async remove(key: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const rows = await manager.query<unknown[]>(
        `-- editorial.file-removal.lock
         select key from editorial.file_removal where key = $1 for update skip locked`,
        [key],
      );
      // Another instance is at it, or a file is just being kept.
      if (rows.length === 0) return;
      const [owner, id] = key.split('/') as [FileOwner, string];
      if (!(await this.isNeeded(manager, owner, id))) {
        await (owner === 'image' ? this.images : this.evidence).remove(id);
      }
      await calledOff(manager, owner, id);
    });
  }

  private async isNeeded(manager: EntityManager, owner: FileOwner, id: string): Promise<boolean> {
    const [row] = await manager.query<[{ needed: boolean }]>(
      `-- editorial.file-removal.is-needed
       select case $1
         when 'image' then exists (select from editorial.image where id = $2)
         else exists (select from editorial.consent where id = $2 and evidence_key is not null)
       end as needed`,
      [owner, id],
    );
    return row.needed;
  }
}

function tell(error: unknown): void {
  logger.error(`A file could not be removed: ${error instanceof Error ? error.message : String(error)}`);
}
