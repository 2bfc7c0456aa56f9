import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { below, pick, seededRandom, type Random } from '../../bench/random.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { seedLibrary } from '../../support/delivery-library.js';
import { DeliverySeed } from '../../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../../support/delivery-server.js';

/** What people paste, what keyboards make, and what other search languages would take for syntax. */
const PIECES: readonly string[] = [
  [
    "'",
    '"',
    '`',
    '’',
    "''",
    '\\',
    '%',
    '_',
    ':*',
    '&',
    '|',
    '!',
    '<->',
    '(',
    ')',
    '~',
    '^2',
    '*',
    '?',
    '-',
    '--',
    ';',
    '$1',
    '{}',
    '[]',
    '\\u0000',
  ],
  [
    'the',
    'and of',
    'de het een',
    'palsy',
    'palsies',
    'pasly',
    "Bell's",
    'Bell’s',
    'eye',
    'NERVE',
    'co-operate',
    'e.g.',
    '3.14',
    '٣',
    'x'.repeat(41),
  ],
  [
    '😀',
    '👩🏽‍⚕️',
    '🇳🇱',
    '\u200d',
    '\u202e',
    '\u200f',
    '\u2066',
    '\ufeff',
    '\u0301',
    'é',
    'ﬁ',
    'ß',
    'İ',
    'ǅ',
    '\ud800',
    '\udc00',
    '\u0000',
    '\u001b[31m',
    '\u2028',
    '\t',
    '\n',
  ],
  [
    '顔面神経麻痺',
    '안면마비',
    'شلل الوجه',
    'שיתוק הפנים',
    'паралич лица',
    'पक्षाघात',
    'อัมพาต',
    'πάρεση',
    'liệt mặt',
    'ⵜⴰⵎⴰⵣⵉⵖⵜ',
    '𝔭𝔞𝔩𝔰𝔶',
  ],
  [
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '${jndi:x}',
    'site:clinic',
    'title:(palsy^4)',
    '"exact phrase"~2',
    'http://x.example/?q=%00',
  ],
].flat();
const COUNT = 150;

const SEARCH = `query ($text: String!, $locale: Locale) {
  search(text: $text, first: 5, filter: { locale: $locale }) {
    totalCount correctedText edges { score snippet node { slug } } facets { field values { value count } }
  }
}`;
const SUGGEST = `query ($text: String!, $locale: Locale) {
  suggest(text: $text, locale: $locale, first: 5) { completions articles { slug } }
}`;

interface Answer {
  readonly search?: { readonly totalCount: number; readonly edges: readonly { readonly snippet: string }[] };
}

function hostileText(random: Random): string {
  const pieces = Array.from({ length: below(random, 9) }, () => PIECES[below(random, PIECES.length)]!);
  return pieces.join(pick(random, ['', ' ', '  ', ',']));
}

describe('whatever is typed', () => {
  let database: TestDatabase;
  let server: DeliveryServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    const seed = await DeliverySeed.connect(database.ownerUrl);
    await seedLibrary(seed);
    await seed.end();
    server = await startDelivery(database.deliveryUrl);
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  /** What is wrong with the answers to a text; nothing should be. */
  async function problemsOf(text: string, locale: string | null): Promise<unknown[]> {
    const problems: unknown[] = [];
    for (const query of [SEARCH, SUGGEST]) {
      const { status, errors, data } = await server.ask(query, { text, locale });
      if (status !== 200 || errors.length > 0) {
        problems.push({ text, status, errors });
        continue;
      }
      // Nothing typed comes back as markup: a snippet holds marks and nothing else.
      for (const { snippet } of (data as Answer).search?.edges ?? []) {
        const plain = snippet.replace(/<\/?mark>|&(?:amp|lt|gt|quot|#39);/g, '');
        if (/[<>]/.test(plain)) problems.push({ text, snippet });
      }
    }
    return problems;
  }

  it.each(PIECES.map((piece) => [piece]))('is no error: %j', async (piece) => {
    expect(await problemsOf(piece, 'en')).toEqual([]);
  });

  it('is no error in any mixture', async () => {
    const random = seededRandom('hostile');
    for (let at = 0; at < COUNT; at += 1)
      expect(await problemsOf(hostileText(random), pick(random, ['en', 'nl', null]))).toEqual([]);
  }, 120_000);

  it.each([
    ['of one word', 'palsy '.repeat(1700)],
    ['of different words', Array.from({ length: 2000 }, (_, at) => `w${at}`).join(' ')],
    ['without a blank', 'x'.repeat(10_240)],
    ['of signs', '%_\'":*'.repeat(1700)],
    ['of emoji', '😀'.repeat(2500)],
  ])('is no error at 10 kB %s', async (_name, text) => {
    expect(await problemsOf(text, 'en')).toEqual([]);
  });

  it('finds nothing where there is no word that could tell articles apart', async () => {
    for (const text of ['', ' ', "'", ':*', '%', 'the and of', '😀', '\u202e']) {
      const { data } = await server.ask(SEARCH, { text, locale: 'en' });
      expect((data as Answer).search!.totalCount).toBe(0);
    }
  });
});
