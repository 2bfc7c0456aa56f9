import type { EntityManager } from 'typeorm';
import type { Fault } from '../../rules/domain-error.js';
import { refuse } from '../check-input.js';
import { storyReferenceFaults } from '../testimonials/check-stories.js';
import type { WrittenContent } from './read-content.js';

type Kind = 'author' | 'topic' | 'article';

/** Refuses links to what is not there, to other locales, and of an article to itself. Looks only at what was written. */
export async function checkLinks(
  manager: EntityManager,
  article: { readonly id: string; readonly locale: string },
  { authorIds = [], topicIds = [], relatedIds = [], body }: WrittenContent,
): Promise<void> {
  const storyFaults = await storyReferenceFaults(manager, body);
  if (authorIds.length + topicIds.length + relatedIds.length === 0) return refuse(storyFaults);
  const rows = await manager.query<{ kind: Kind; id: string; locale: string | null }[]>(
    `-- editorial.article.link-targets
     select 'author' as kind, id, null as locale from editorial.author where id = any($1)
     union all
     select 'topic', id, locale from editorial.topic where id = any($2)
     union all
     select 'article', id, locale from editorial.article where id = any($3)`,
    [authorIds, topicIds, relatedIds],
  );
  const locales = new Map(rows.map(({ kind, id, locale }) => [`${kind} ${id}`, locale]));
  const faultsOfList = (field: string, kind: Kind, ids: readonly string[]) =>
    ids.flatMap((id, index): Fault[] => {
      const path = ['input', field, String(index)];
      const locale = locales.get(`${kind} ${id}`);
      if (locale === undefined)
        return [{ code: 'NOT_FOUND', message: `There is no such ${kind}.`, field: path }];
      if (kind === 'article' && id === article.id) {
        return [{ code: 'INVALID', message: 'An article is not related to itself.', field: path }];
      }
      if (locale === null || locale === article.locale) return [];
      const message = `This ${kind} is in ${locale}, but the article is in ${article.locale}.`;
      return [{ code: 'INVALID', message, field: path }];
    });
  refuse([
    ...faultsOfList('authorIds', 'author', authorIds),
    ...faultsOfList('topicIds', 'topic', topicIds),
    ...faultsOfList('relatedIds', 'article', relatedIds),
    ...storyFaults,
  ]);
}
