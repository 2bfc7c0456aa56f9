import type { DataSource } from 'typeorm';
import type { Config } from '../../config/config.js';
import { withAdvisoryLock } from '../../database/advisory-lock.js';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import { publicAddresses } from '../../publication/prepared-publication.js';
import { usualSynonyms } from '../../rules/search/usual-synonyms.js';
import { newId } from '../../rules/uuid.js';

/** Gives search its first synonyms, once; what editors change or remove afterwards stays so. Returns the number of groups. */
export async function loadUsualSynonyms(
  dataSource: DataSource,
  config: Config,
  ownerUrl: string,
): Promise<number> {
  const [{ loaded }] = await dataSource.query<[{ loaded: boolean }]>(
    `-- transfer.synonyms.state
     select exists (select from editorial.setting where name = 'usual-synonyms') as loaded`,
  );
  if (loaded) return 0;
  return withAdvisoryLock(ownerUrl, 'firstStart', () =>
    inTransaction(dataSource, async (manager) => {
      const marked = await manager.query<unknown[]>(
        `-- transfer.synonyms.mark
         insert into editorial.setting (name, value) values ('usual-synonyms', 'loaded')
         on conflict do nothing returning name`,
      );
      if (marked.length === 0) return 0;
      const gate = new Gate(dataSource, publicAddresses(config.site));
      const groups = config.site.locales.flatMap(({ locale }) => usualSynonyms(locale));
      for (const { locale, phrases } of groups) {
        const id = newId(new Date());
        await manager.query(
          `-- transfer.synonyms.insert
           insert into editorial.synonym_group (id, locale, phrases) values ($1, $2, $3)`,
          [id, locale, phrases],
        );
        await gate.publishSynonyms(manager, id);
      }
      return groups.length;
    }),
  );
}
