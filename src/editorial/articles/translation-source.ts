import type { EntityManager } from 'typeorm';
import { DomainError } from '../../rules/domain-error.js';
import type { CreateArticleInput, UpdateArticleInput } from './article.input.js';
import type { ArticleRow } from './article.row.js';
import type { WrittenContent } from './read-content.js';
import type { RevisionContent } from './revision-content.js';
import { findContent } from './revision-content.repository.js';

export const NOTHING_INHERITED: WrittenContent = {};

/**
 * What a new translation takes over from its source where its input says nothing: who signs it, the lead image, the
 * videos, and the related articles as far as they are translated. Topics and citations belong to the language or to the text. It
 * follows the source's newest revision unless `translatedRevision` says otherwise.
 */
export async function inheritedFrom(
  manager: EntityManager,
  source: ArticleRow,
  input: CreateArticleInput,
  locale: string,
): Promise<WrittenContent> {
  const number = input.translatedRevision ?? source.latestRevision;
  const content = await findContent(manager, source.id, number);
  if (!content) throw noSuchRevision(number, source.latestRevision);
  return {
    sourceArticleId: source.id,
    sourceRevision: number,
    image: content.image,
    videos: content.videos,
    authorIds: content.authorIds,
    relatedIds: await translationsOf(manager, content.relatedIds, locale),
  };
}

/** The source as an input says it was followed; nothing where it says nothing. Throws where there is no such revision. */
export async function followedSource(
  manager: EntityManager,
  { sourceArticleId }: RevisionContent,
  { translatedRevision }: UpdateArticleInput,
): Promise<Partial<Pick<RevisionContent, 'sourceRevision'>>> {
  if (translatedRevision == null) return {};
  if (sourceArticleId === null) {
    const message = 'This article is nobody’s translation. Leave `translatedRevision` out.';
    throw DomainError.of('INVALID', message, ['input', 'translatedRevision']);
  }
  const [newest] = await manager.query<[{ number: number }]>(
    `-- editorial.translation.newest
     select latest_revision as number from editorial.article where id = $1`,
    [sourceArticleId],
  );
  if (translatedRevision > newest.number) throw noSuchRevision(translatedRevision, newest.number);
  return { sourceRevision: translatedRevision };
}

/** The articles of a locale that tell the same as others, in the order of those; what is not translated is missing. */
async function translationsOf(
  manager: EntityManager,
  articleIds: readonly string[],
  locale: string,
): Promise<string[]> {
  if (articleIds.length === 0) return [];
  const rows = await manager.query<{ id: string }[]>(
    `-- editorial.translation.of-articles
     select twin.id
     from unnest($1::uuid[]) with ordinality as picked (id, place)
     join editorial.article a on a.id = picked.id
     join editorial.article twin on twin.translation_group_id = a.translation_group_id and twin.locale = $2
     order by picked.place`,
    [articleIds, locale],
  );
  return rows.map((row) => row.id);
}

function noSuchRevision(number: number, newest: number): DomainError {
  const message = `The article that is translated has no revision ${number}; the newest is ${newest}.`;
  return DomainError.of('NOT_FOUND', message, ['input', 'translatedRevision']);
}
