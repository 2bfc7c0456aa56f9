import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const ARTICLES = 15_000;
/** As the statistics have it, so that words of all those articles still tell something. */
const COUNTED = 60_000;
/** Three common words with more postings than a question reads, and a rare one. */
const COMMON = ['vaak', 'vaker', 'vaakst'];
const RARE = 'zelden';

interface Found {
  readonly doc: number;
  readonly score: number;
}

describe('a question with more postings than are read', () => {
  let database: TestDatabase;
  let owner: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    // Rows of the words alone: what readers see of the articles has no part in it.
    await owner.query(`
      alter table delivery.document drop constraint document_reading_fk, disable trigger document_as_reading;
      set search_path = delivery;
      insert into corpus (locale, documents, average_length) values ('nl', ${COUNTED}, 100);
      insert into document (doc, locale, length, norm, reading_id, article_id, topic_ids, visible_from, visible_until)
      select doc, 'nl', 100, 1, gen_random_uuid(), gen_random_uuid(), '{}', now() - interval '1 day', 'infinity'
      from generate_series(1, ${ARTICLES}) as doc`);
    for (const word of [...COMMON, RARE]) {
      // Impacts without a pattern, the same every time.
      await owner.query(
        `with word as (
           insert into delivery.lexeme (locale, lexeme, document_frequency) values ('nl', $1, $2) returning id
         )
         insert into delivery.term (doc, lexeme_id, frequency, impact)
         select doc, id, 1, 0.2 + 2 * ('x' || left(md5(doc || $1), 6))::bit(24)::integer / 16777216.0
         from word, generate_series(1, ${ARTICLES}, $3) as doc`,
        [word, word === RARE ? ARTICLES / 100 : ARTICLES, word === RARE ? 100 : 1],
      );
    }
    await owner.query('analyze delivery.term');
  });

  afterAll(async () => {
    await owner?.end();
    await database?.drop();
  });

  async function find(words: readonly string[], most: number | null): Promise<Found[]> {
    const { rows } = await owner.query<Found>(
      `select doc, score from delivery.find_matches(array_fill('nl'::text, array[cardinality($1::text[])]), $1,
                                                    array_fill(1::real, array[cardinality($1)]), $2)`,
      [words, most],
    );
    return rows;
  }

  /** By every posting. */
  async function scoreAll(words: readonly string[]): Promise<Found[]> {
    const { rows } = await owner.query<Found>(
      `select doc, floor(sum(ln(1 + (${COUNTED} - document_frequency + .5) / (document_frequency + .5)) * impact)
                         * 100000 + .5) / 100000 as score
       from delivery.term join delivery.lexeme on id = lexeme_id
       where locale = 'nl' and lexeme = any ($1)
       group by doc order by 2 desc, 1`,
      [words],
    );
    return rows;
  }

  it('scores its best three hundred exactly, and the others no higher than they deserve', async () => {
    const found = await find([...COMMON, RARE], 1000);
    const exact = new Map((await scoreAll([...COMMON, RARE])).map(({ doc, score }) => [doc, score]));
    expect(found).toHaveLength(1000);
    expect(found.slice(0, 300).filter(({ doc, score }) => score !== exact.get(doc))).toEqual([]);
    expect(found.filter(({ doc, score }) => score > exact.get(doc)!)).toEqual([]);
  });

  it('keeps one order, each article once, and the same one wherever a list ends', async () => {
    const found = await find([...COMMON, RARE], 1000);
    expect(new Set(found.map(({ doc }) => doc)).size).toBe(1000);
    expect(found).toEqual(found.toSorted((a, b) => b.score - a.score || a.doc - b.doc));
    expect(await find([...COMMON, RARE], 10)).toEqual(found.slice(0, 10));
    expect(await find([...COMMON, RARE], 1000)).toEqual(found);
  });

  it('reads all of a rare word: every article that has it and nothing else', async () => {
    expect(await find([RARE], 1000)).toEqual(await scoreAll([RARE]));
    const found = new Set((await find([...COMMON, RARE], null)).map(({ doc }) => doc));
    expect((await scoreAll([RARE])).filter(({ doc }) => !found.has(doc))).toEqual([]);
  });

  it('scores more of them exactly where a filter will leave some out', async () => {
    const found = await find([...COMMON, RARE], null);
    const exact = new Map((await scoreAll([...COMMON, RARE])).map(({ doc, score }) => [doc, score]));
    expect(found.length).toBeGreaterThan(3000);
    expect(found.slice(0, 3000).filter(({ doc, score }) => score !== exact.get(doc))).toEqual([]);
  });

  it('leaves out what is not to be seen yet or any more, and fills its place', async () => {
    const [first, second, third] = await find(COMMON, 3);
    await owner.query(`update delivery.document set visible_from = now() + interval '1 day' where doc = $1`, [
      first!.doc,
    ]);
    await owner.query(
      `update delivery.document set visible_until = now() - interval '1 hour' where doc = $1`,
      [second!.doc],
    );
    const found = await find(COMMON, 1000);
    expect(found[0]).toEqual(third);
    expect(found).toHaveLength(1000);
    expect(found.map(({ doc }) => doc)).not.toContain(first!.doc);
    expect(found.map(({ doc }) => doc)).not.toContain(second!.doc);
  });
});
