import type { EntityManager } from 'typeorm';
import { foldText } from '../rules/search/fold.js';
import { textSearchConfig } from '../rules/text-search-config.js';

/** Copies a group of synonyms, as it is stored now, to where questions are read; a group that is gone goes there too. */
export async function copySynonyms(manager: EntityManager, groupId: string): Promise<void> {
  await manager.query(
    `-- publication.synonyms.clear
     delete from delivery.synonym where group_id = $1`,
    [groupId],
  );
  const [group] = await manager.query<{ locale: string; phrases: string[] }[]>(
    `-- publication.synonyms.group
     select locale, phrases from editorial.synonym_group where id = $1`,
    [groupId],
  );
  if (!group) return;
  await manager.query(
    `-- publication.synonyms.insert
     insert into delivery.synonym (group_id, locale, phrase, stems)
     select $1, $2, phrase,
            array(select lexeme from unnest(to_tsvector($3::regconfig, folded)) order by positions[1], lexeme)
     from unnest($4::text[], $5::text[]) as given (phrase, folded)`,
    [
      groupId,
      group.locale,
      textSearchConfig(group.locale),
      group.phrases,
      group.phrases.map((phrase) => foldText(phrase, group.locale)),
    ],
  );
}
