import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { readConfig } from '../../../src/config/config.js';
import { createDataSource } from '../../../src/database/data-source.js';
import { editorialEntities } from '../../../src/editorial/entities.js';
import { loadStarterContent } from '../../../src/transfer/starter/load-starter.js';
import { loadUsualSynonyms } from '../../../src/transfer/starter/load-synonyms.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { startDelivery, type DeliveryServer } from '../../support/delivery-server.js';

interface Found {
  readonly search: {
    readonly totalCount: number;
    readonly correctedText: string | null;
    readonly nodes: readonly { readonly slug: string; readonly locale: string }[];
    readonly edges: readonly { readonly snippet: string; readonly score: number; readonly cursor: string }[];
    readonly facets: readonly {
      readonly field: string;
      readonly values: readonly { value: string; label: string; count: number }[];
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const QUERY = `query ($text: String!, $filter: ArticleFilter, $first: Int, $after: String) {
  search(text: $text, filter: $filter, first: $first, after: $after) {
    totalCount correctedText
    nodes { slug locale }
    edges { snippet score cursor }
    facets { field values { value label count } }
    pageInfo { hasNextPage endCursor }
  }
}`;

describe('searching the starter articles', () => {
  let database: TestDatabase;
  let editorial: DataSource;
  let server: DeliveryServer;
  const config = readConfig({});

  beforeAll(async () => {
    database = await createTestDatabase();
    editorial = createDataSource({
      ...config.database,
      ownerUrl: database.ownerUrl,
      entities: editorialEntities,
    });
    await editorial.initialize();
    await loadStarterContent(editorial, config, database.ownerUrl, () => undefined);
    await loadUsualSynonyms(editorial, config, database.ownerUrl);
    server = await startDelivery(database.deliveryUrl);
  }, 60_000);

  afterAll(async () => {
    await server?.close();
    await editorial?.destroy();
    await database?.drop();
  });

  async function find(text: string, variables: object = {}): Promise<Found['search']> {
    const { data, errors } = await server.ask(QUERY, { text, filter: { locale: 'en' }, ...variables });
    expect(errors).toEqual([]);
    return (data as Found).search;
  }

  const slugs = (found: Found['search']) => found.nodes.map((node) => node.slug);

  it.each([
    [
      'one side of my mouth wont move',
      ['what-is-bells-palsy', 'bells-palsy-or-stroke', 'eating-drinking-and-speaking'],
    ],
    ['eye drops at night', ['protecting-your-eye']],
    ['shingles ear blisters', ['ramsay-hunt-syndrome']],
    ['prednisolone', ['steroids-and-antivirals']],
    ['eye closes when I smile', ['what-is-synkinesis', 'botulinum-toxin-for-synkinesis']],
    ['pregnant', ['bells-palsy-in-pregnancy']],
    ['massage', ['facial-massage-and-relaxation', 'tight-muscles-and-facial-pain']],
  ])('finds for "%s" what helps, among the first two', async (text, expected) => {
    const best = slugs(await find(text)).slice(0, 2);
    expect(best.filter((slug) => expected.includes(slug))).not.toEqual([]);
  });

  it('finds by any word, by other forms of it, whatever the case, accent and apostrophe', async () => {
    const slug = slugs(await find('steroids'))[0];
    expect(slugs(await find('STEROID xyz'))[0]).toBe(slug);
    expect(slugs(await find('stéroïds'))[0]).toBe(slug);
    expect(slugs(await find('Bell’s'))).toEqual(slugs(await find("bell's")));
    expect(slugs(await find('paralysed'))).toEqual(slugs(await find('paralyzed')));
  });

  it.each([
    ['sinkinesis', 'synkinesis'],
    ['prednisalone', 'prednisolone'],
    ['masage', 'massage'],
    ['injecton', 'injection'],
  ])('reads %s as %s and says so', async (typed, meant) => {
    const found = await find(`about ${typed}`);
    expect(found.correctedText).toBe(`about ${meant}`);
    expect(slugs(found)[0]).toBe(slugs(await find(meant))[0]);
  });

  it.each([
    ['herpes zoster oticus', 'ramsay-hunt-syndrome'],
    ['botox', 'botulinum-toxin-for-synkinesis'],
    ['involuntary movement', 'what-is-synkinesis'],
    ['acyclovir', 'steroids-and-antivirals'],
  ])('finds for "%s" what says the same in other words', async (text, slug) => {
    expect(slugs(await find(text)).slice(0, 2)).toContain(slug);
  });

  it('takes a phrase for its synonym in Dutch too', async () => {
    const found = await find('gezichtsverlamming', { filter: { locale: 'nl' } });
    expect(found.correctedText).toBeNull();
    expect(slugs(found)).toContain('wat-is-de-verlamming-van-bell');
  });

  it('corrects no word that an article has', async () => {
    expect((await find('palsies')).correctedText).toBeNull();
  });

  it('searches Dutch articles by Dutch words', async () => {
    const found = await find('mijn oog gaat niet dicht', { filter: { locale: 'nl' } });
    expect(slugs(found)[0]).toBe('een-oog-dat-niet-sluit');
  });

  it('searches all locales where none is named', async () => {
    const found = await find('herstel recovery', { filter: {} });
    expect(new Set(found.nodes.map((node) => node.locale))).toEqual(new Set(['en', 'nl']));
  });

  it('shows the best passage as escaped HTML with marks', async () => {
    const [edge] = (await find('prednisolone')).edges;
    expect(edge!.snippet).toMatch(/<mark>[Pp]rednisolone<\/mark>/);
    expect(edge!.snippet.replace(/<\/?mark>/g, '')).not.toMatch(/[<>]/);
  });

  it('divides the matches, and its counts agree with a filter by the value', async () => {
    const found = await find('nerve face');
    const topics = found.facets.find((facet) => facet.field === 'TOPIC')!;
    expect(found.facets.map((facet) => facet.field).toSorted()).toEqual([
      'AUTHOR',
      'LOCALE',
      'READING_TIME',
      'TOPIC',
    ]);
    const { value, count } = topics.values[0]!;
    const narrowed = await find('nerve face', { filter: { locale: 'en', topic: value } });
    expect(narrowed.totalCount).toBe(count);
  });

  describe('while it is being typed', () => {
    interface Suggested {
      readonly suggest: {
        readonly completions: readonly string[];
        readonly articles: readonly {
          readonly slug: string;
          readonly authors: readonly { name: string }[];
        }[];
      };
    }
    const suggest = async (text: string, locale = 'en', first = 6) => {
      const query = `query ($text: String!, $locale: Locale, $first: Int) {
        suggest(text: $text, locale: $locale, first: $first) { completions articles { slug authors { name } } }
      }`;
      const { data, errors } = await server.ask(query, { text, locale, first });
      expect(errors).toEqual([]);
      return (data as Suggested).suggest;
    };

    it('completes the last word and finds articles by what it may become', async () => {
      const { completions, articles } = await suggest('what is synk');
      expect(completions).toContain('what is synkinesis');
      expect(articles[0]!.slug).toBe('what-is-synkinesis');
      expect(articles[0]!.authors).not.toEqual([]);
    });

    it('takes the last word for finished once a space follows it', async () => {
      const { completions, articles } = await suggest('massage ');
      expect(completions).toEqual([]);
      expect(articles[0]!.slug).toBe('facial-massage-and-relaxation');
    });

    it('gives as many as were asked for, in one statement', async () => {
      server.takeStatements();
      const { completions, articles } = await suggest('face m', 'en', 3);
      expect(completions).toHaveLength(3);
      expect(articles).toHaveLength(3);
      expect(server.takeStatements()).toHaveLength(2);
    });

    it('completes in Dutch', async () => {
      expect((await suggest('verlam', 'nl')).completions).toContain('verlamming');
    });

    it.each(['', ' ', "'", '%', '\\', '\u0000', 'zzzz', '😀', 'a'.repeat(10_000)])(
      'is no error for odd text number %#',
      async (text) => {
        expect(Array.isArray((await suggest(text)).articles)).toBe(true);
      },
    );
  });

  it('pages through all matches, each once, in the order of their scores', async () => {
    const all = await find('face', { first: 100 });
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page: Found['search'] = await find('face', { first: 3, after });
      expect(page.totalCount).toBe(all.totalCount);
      paged.push(...slugs(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(slugs(all));
    expect(paged).toHaveLength(all.totalCount);
    const scores = all.edges.map((edge) => edge.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('finds the same by the way it takes where words have very many postings', async () => {
    const exact = await find('eye drops at night', { first: 100 });
    // As if each word stood in as many articles: over 50,000 together, only the best postings are looked at.
    await editorial.query(`update delivery.lexeme set document_frequency = document_frequency * 100000`);
    await editorial.query(`update delivery.corpus set documents = documents * 100000`);
    try {
      const bounded = await find('eye drops at night', { first: 100 });
      // Halves in the idf weigh less among so many, so that neighbours may change places.
      expect(slugs(bounded)[0]).toBe(slugs(exact)[0]);
      expect(slugs(bounded).toSorted()).toEqual(slugs(exact).toSorted());
    } finally {
      await editorial.query(`update delivery.lexeme set document_frequency = document_frequency / 100000`);
      await editorial.query(`update delivery.corpus set documents = documents / 100000`);
    }
  });

  it('asks two statements, besides the content version, for a page with everything', async () => {
    server.takeStatements();
    await find('steroids face', { first: 5 });
    expect(server.takeStatements().map((ran) => ran.name.replace(/:.*/, ''))).toEqual([
      'delivery.content-version',
      'delivery.search.words',
      'delivery.search.page',
    ]);
  });

  it.each([
    '',
    ' ',
    "'",
    '"',
    ':*',
    '%',
    '& | !',
    '\\',
    '\u0000',
    'the and of',
    '😀😀',
    '顔面神経麻痺',
    'بلز',
    '-- drop table',
    "'; select 1; --",
    'a'.repeat(10_000),
    'palsy '.repeat(2_000),
    '<script>',
    '$1',
    '\ud800',
  ])('answers odd text number %# without an error', async (text) => {
    const found = await find(text);
    expect(found.totalCount).toBeGreaterThanOrEqual(0);
  });
});
