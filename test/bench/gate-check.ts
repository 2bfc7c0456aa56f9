import type { EntityManager } from 'typeorm';
import { Gate } from '../../src/publication/gate.js';
import type { Corpus, CorpusArticle } from './corpus.js';
import { ADDRESSES, openForBulk } from './generate.js';
import { firstDifference } from './verify.js';

/** Articles that are published again, spread over the corpus. */
const CHECKED = 3;

/** What is new with every publication, and therefore not compared. */
const OWN = ['reading_id', 'publication_id', 'doc', 'visible_from', 'updated_at'];

const TABLES: Readonly<Record<string, string>> = {
  reading: `select * from delivery.reading where article_id = $1`,
  reading_topic: `select * from delivery.reading_topic where article_id = $1 order by topic_id`,
  reading_author: `select * from delivery.reading_author where article_id = $1 order by author_id`,
  slug_history: `select * from delivery.slug_history where article_id = $1`,
};
const TERMS = `select term.* from delivery.term join delivery.reading using (doc) where article_id = $1 order by lexeme_id`;

/**
 * Publishes some articles anew through the gate and makes sure that it writes what the generator wrote; then takes it all
 * back. Throws at the first difference. The bench measures nothing that the product would not have stored.
 */
export async function checkAgainstGate(ownerUrl: string, corpus: Corpus): Promise<void> {
  const dataSource = openForBulk(ownerUrl);
  await dataSource.initialize();
  const gate = new Gate(dataSource, ADDRESSES);
  try {
    const [{ hasWords }] = await dataSource.query<[{ hasWords: boolean }]>(
      `select exists (select from delivery.term) as "hasWords"`,
    );
    const tables = hasWords ? { ...TABLES, term: TERMS } : TABLES;
    for (let at = 0; at < CHECKED; at += 1) {
      const article = corpus.article(Math.floor(((at + 0.5) * corpus.size) / CHECKED));
      const prepared = await gate.prepare(article.revision.articleId, 1);
      const runner = dataSource.createQueryRunner();
      await runner.startTransaction();
      try {
        const generated = await rowsOf(runner.manager, tables, article);
        await forget(runner.manager, article);
        await gate.publish(runner.manager, prepared!, {
          publicationId: article.publicationId,
          at: null,
          until: null,
          userId: null,
        });
        const published = await rowsOf(runner.manager, tables, article);
        const difference = firstDifference(generated, published, []);
        if (difference !== null) {
          throw new Error(
            `The generator and the gate write ${article.revision.slug} differently: ${difference}`,
          );
        }
      } finally {
        await runner.rollbackTransaction();
        await runner.release();
      }
    }
  } finally {
    await dataSource.destroy();
  }
}

async function rowsOf(
  manager: EntityManager,
  tables: Readonly<Record<string, string>>,
  { revision }: CorpusArticle,
): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const [table, sql] of Object.entries(tables)) {
    const rows = await manager.query<Record<string, unknown>[]>(sql, [revision.articleId]);
    // As JSON, so that instants compare by their value.
    found[table] = JSON.parse(
      JSON.stringify(rows, (name, value: unknown) => (OWN.includes(name) ? undefined : value)),
    );
  }
  return found;
}

async function forget(manager: EntityManager, { revision }: CorpusArticle): Promise<void> {
  for (const table of ['delivery.reading', 'delivery.slug_history', 'editorial.publication'])
    await manager.query(`delete from ${table} where article_id = $1`, [revision.articleId]);
}
