import type { DataSource } from 'typeorm';
import { embedLoader } from './embed-loader.js';

/** Keeps the loader of this build for the pages that name it by its hash, after updates and on other instances too. */
export async function keepEmbedLoader(dataSource: Pick<DataSource, 'query'>): Promise<void> {
  const { hash, text } = embedLoader();
  await dataSource.query(
    `-- partners.embed-loader.keep
     insert into delivery.embed_loader (hash, script) values ($1, $2) on conflict on constraint embed_loader_pk do nothing`,
    [hash, text],
  );
}
