import type { EntityManager } from 'typeorm';
import { newId } from '../rules/uuid.js';
import { preparePublication, type PublicAddresses } from './prepared-publication.js';
import type { RevisionSnapshot } from './prepared-reading.js';
import { clock } from './publication.repository.js';
import { publishEditions } from './publishing.js';
import { findRevisionSnapshot } from './revision-snapshot.repository.js';
import { findSources, NO_SOURCES, type Sources } from './sources.js';

/** A draft somebody wants to see. */
export interface PreviewedDraft {
  readonly articleId: string;
  /** Null: the newest. */
  readonly revision: number | null;
}

/**
 * Publishes a draft, and as cards the unpublished articles it names as related, within a transaction that must be rolled
 * back: what a preview shows is what publishing would show, by the very same code. Takes no lock that publishers wait for
 * and counts no change. False where there is no such revision.
 */
export async function enterDraft(
  manager: EntityManager,
  draft: PreviewedDraft,
  addresses: PublicAddresses,
): Promise<boolean> {
  const revision = await findDraft(manager, draft);
  if (!revision) return false;
  await enter(manager, revision, await findSources(manager, revision), addresses);
  const unpublished = await manager.query<{ id: string }[]>(
    `-- publication.preview.unpublished
     select id from unnest($1::uuid[]) as id
     where not exists (select from delivery.reading where article_id = id and visible_from <= clock_timestamp()
                         and visible_until > clock_timestamp())`,
    [revision.relatedIds],
  );
  for (const { id } of unpublished) {
    const card = await findDraft(manager, { articleId: id, revision: null });
    if (card)
      await enter(manager, { ...card, body: [], relatedIds: [] }, await leadImage(manager, card), addresses);
  }
  return true;
}

/** The images a draft shows, by their ids, and those of the cards beside it. */
export async function imagesOfDraft(manager: EntityManager, draft: PreviewedDraft): Promise<Set<string>> {
  const revision = await findDraft(manager, draft);
  if (!revision) return new Set();
  const ids = new Set((await findSources(manager, revision)).images.keys());
  for (const articleId of revision.relatedIds) {
    const card = await findDraft(manager, { articleId, revision: null });
    if (card) for (const id of (await leadImage(manager, card)).images.keys()) ids.add(id);
  }
  return ids;
}

async function findDraft(
  manager: EntityManager,
  { articleId, revision }: PreviewedDraft,
): Promise<RevisionSnapshot | null> {
  if (revision !== null) return findRevisionSnapshot(manager, articleId, revision);
  const [newest] = await manager.query<{ number: number }[]>(
    `-- publication.preview.newest
     select latest_revision as number from editorial.article where id = $1`,
    [articleId],
  );
  return newest ? findRevisionSnapshot(manager, articleId, newest.number) : null;
}

/** A card shows its lead and nothing else of the article. */
function leadImage(manager: EntityManager, card: RevisionSnapshot): Promise<Sources> {
  return card.image === null
    ? Promise.resolve(NO_SOURCES)
    : findSources(manager, { ...card, body: [], callToAction: null });
}

async function enter(
  manager: EntityManager,
  revision: RevisionSnapshot,
  sources: Sources,
  addresses: PublicAddresses,
): Promise<void> {
  const prepared = await preparePublication(manager, revision, sources, await clock(manager), addresses);
  const order = { publicationId: newId(new Date()), at: null, until: null, userId: null };
  await publishEditions(manager, prepared, order, 'incremental');
}
