import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../rules/domain-error.js';
import type { Viewer } from '../../../rules/permissions.js';
import { slugFrom } from '../../../rules/slug.js';
import { newId } from '../../../rules/uuid.js';
import type { RevisionRow } from '../article.row.js';
import { readingMinutes, type RevisionContent } from '../revision-content.js';
import { insertRevision } from '../revision-content.repository.js';
import { storiesIn } from '../../testimonials/check-stories.js';
import { insertRevisionStories } from '../../testimonials/revision-story.repository.js';
import { claimFreeSlug, claimSlug, type SlugOwner } from '../slug-claim.repository.js';

/** Claims the slug that was chosen, or where none was, one made from the title. Throws TAKEN or REQUIRED naming `field`. */
export async function settleSlug(
  manager: EntityManager,
  owner: SlugOwner,
  chosen: string | null,
  title: string,
  field: readonly string[],
): Promise<string> {
  if (chosen === null) {
    const suggested = slugFrom(title, owner.locale);
    if (suggested !== '') return claimFreeSlug(manager, owner, suggested);
    throw DomainError.of(
      'REQUIRED',
      'The title gives no slug: it has neither letter nor digit. Choose one.',
      field,
    );
  }
  if (await claimSlug(manager, owner, chosen)) return chosen;
  throw DomainError.of(
    'TAKEN',
    `Another article in ${owner.locale} has the slug "${chosen}". Choose another one.`,
    field,
  );
}

/** Stores what was written as a revision of its own. The article must be locked, or new. */
export async function writeRevision(
  manager: EntityManager,
  article: { readonly id: string; readonly locale: string },
  number: number,
  content: RevisionContent,
  by: { readonly viewer: Viewer; readonly now: Date },
): Promise<RevisionRow> {
  const id = newId(by.now);
  const row = await insertRevision(manager, {
    id,
    articleId: article.id,
    number,
    content,
    readingMinutes: readingMinutes(content.body, article.locale),
    userId: by.viewer.userId,
  });
  await insertRevisionStories(manager, id, storiesIn(content.body));
  return row;
}
