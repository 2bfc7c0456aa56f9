import type { DataSource } from 'typeorm';
import type { PreviewedDraft } from '../publication/draft-preview.js';

/** What a link shows; null where it was revoked, has expired, or never was. */
export async function findPreviewedDraft(
  dataSource: DataSource,
  linkId: string,
): Promise<PreviewedDraft | null> {
  const [row] = await dataSource.query<PreviewedDraft[]>(
    `-- preview.link
     select article_id as "articleId", revision
     from editorial.preview_link
     where id = $1 and revoked_at is null and expires_at > clock_timestamp()`,
    [linkId],
  );
  return row ?? null;
}
