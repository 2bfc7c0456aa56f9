import type { DataSource } from 'typeorm';

/** What an import remembers of a source. */
export interface ImportRecord {
  readonly digest: string;
  /** Null: an import was about to write it and did not get to say so. */
  readonly articleId: string | null;
  /** The revision the import wrote last. */
  readonly revision: number | null;
}

/** Null where the source was never imported. */
export async function findImport(dataSource: DataSource, source: string): Promise<ImportRecord | null> {
  const [row] = await dataSource.query<ImportRecord[]>(
    `-- transfer.import.find
     select digest, article_id as "articleId", revision from editorial.import where source = $1`,
    [source],
  );
  return row ?? null;
}

/** Remembers what was, or is about to be, written. */
export async function saveImport(
  dataSource: DataSource,
  source: string,
  record: ImportRecord,
): Promise<void> {
  await dataSource.query(
    `-- transfer.import.save
     insert into editorial.import (source, digest, article_id, revision)
     values ($1, $2, $3, $4)
     on conflict (source) do update set
       digest = excluded.digest, article_id = excluded.article_id, revision = excluded.revision,
       imported_at = clock_timestamp()`,
    [source, record.digest, record.articleId, record.revision],
  );
}
