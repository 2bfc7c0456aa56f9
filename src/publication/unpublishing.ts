import type { EntityManager } from 'typeorm';
import { approachNeighbourhood, closeRanks } from './neighbourhood.js';
import { cancelPublications, closePublications, findOpenPublications } from './publication.repository.js';
import { deleteReadings, findReadings } from './reading.repository.js';
import { forgetUnseen } from './shown-revision.repository.js';

/** Ends what is visible of an article and cancels what is scheduled. Tells whether there was either, and whether it was seen. */
export async function unpublishEditions(
  manager: EntityManager,
  articleId: string,
): Promise<{ wasOpen: boolean; wasSeen: boolean }> {
  const { now, open } = await findOpenPublications(manager, articleId);
  const [{ locale }] = await manager.query<[{ locale: string }]>(
    `-- publication.article-locale\nselect locale from editorial.article where id = $1`,
    [articleId],
  );
  const unseen = open.filter((it) => it.scheduled && it.from > now);
  const seen = open.filter((it) => !unseen.includes(it));
  const readings = await findReadings(
    manager,
    open.map((it) => it.id),
  );
  const way = await approachNeighbourhood(manager, locale, seen.length > 0);
  for (const it of seen) {
    await closePublications(manager, [it.id], Math.max(now, it.from + 1));
  }
  await cancelPublications(
    manager,
    unseen.map((it) => it.id),
  );
  await deleteReadings(manager, readings);
  await forgetUnseen(manager, articleId, now);
  await closeRanks(manager, way, locale);
  return { wasOpen: open.length > 0, wasSeen: seen.length > 0 };
}
