import { Client } from 'pg';
import type { GrowthCorpus } from './growth-corpus.js';
import type { GrowthDatabase } from './growth-database.js';
import { measureReading, openReader, type ReadingFigures } from './growth-reading.js';
import { measureSearch, sampleTexts } from './growth-search.js';
import type { Times } from './growth-times.js';
import { measureWriting, type WritingFigures } from './growth-writing.js';
import { seededRandom } from './random.js';

export const SUBJECTS_MEASURED = ['reading', 'search', 'writing'] as const;
/** What is measured: pages and lists, search, publishing. */
export type Measured = (typeof SUBJECTS_MEASURED)[number];

/** What was measured of a corpus; what was not asked for is missing. */
export interface GrowthFigures {
  readonly corpus: GrowthCorpus;
  readonly reading?: ReadingFigures;
  readonly search?: Times;
  readonly writing?: WritingFigures;
}

/** Reading comes first: publishing adds articles, and what it leaves for the server to do would show. */
export async function measureGrowth(
  database: GrowthDatabase,
  corpus: GrowthCorpus,
  only: ReadonlySet<Measured>,
): Promise<GrowthFigures> {
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  try {
    const random = seededRandom('questions');
    const texts = await sampleTexts(admin, corpus, random);
    const reader = await openReader(database);
    const reads: Pick<GrowthFigures, 'reading' | 'search'> = await (async () => ({
      ...(only.has('reading') && { reading: await measureReading(reader, admin, corpus) }),
      ...(only.has('search') && { search: await measureSearch(reader, admin, texts) }),
    }))().finally(() => reader.close());
    return {
      corpus,
      ...reads,
      ...(only.has('writing') && { writing: await measureWriting(database, admin, corpus, texts, random) }),
    };
  } finally {
    await admin.end();
  }
}
