import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { DeliverySeed } from '../../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../../support/delivery-server.js';

const FAR_FUTURE = '2126-01-01T00:00:00Z';

/** German is on its own, French looks in Dutch and then in English, Dutch in English. */
const LOCALES = 'en,nl>en,fr>nl>en,de';

describe('an article asked for in a locale', () => {
  let database: TestDatabase;
  let seed: DeliverySeed;
  let server: DeliveryServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    seed = await DeliverySeed.connect(database.ownerUrl);
    await seed.author(1, 'Inès', 'ines', {
      jobTitle: { nl: 'Neuroloog' },
      bio: { en: 'Treats.' },
    });
    await seed.topic(1, 'en', 'Care', 'care');
    await seed.topic(2, 'nl', 'Zorg', 'zorg');
    // Group 1 is written in English and Dutch, group 2 in English alone, group 3 in Dutch alone, group 4 in all four.
    const articles: [number, number, string, string][] = [
      [1, 1, 'en', 'eye'],
      [2, 1, 'nl', 'oog'],
      [3, 2, 'en', 'steroids'],
      [4, 3, 'nl', 'herstel'],
      [5, 4, 'en', 'palsy'],
      [6, 4, 'nl', 'verlamming'],
      [7, 4, 'fr', 'paralysie'],
      [8, 4, 'de', 'laehmung'],
      // The same slug in two locales, for two different things.
      [9, 5, 'en', 'angel'],
      [10, 6, 'nl', 'angel'],
    ];
    for (const [article, group, locale, slug] of articles) {
      await seed.reading({ article, group, locale, slug, title: `${slug} in ${locale}`, authors: [1] });
    }
    await seed.reading({
      article: 11,
      group: 2,
      locale: 'nl',
      slug: 'steroiden',
      title: 'SECRET',
      visibleFrom: FAR_FUTURE,
    });
    await seed.formerSlug(1, 'en', 'eye-care', '2026-01-01T00:00:00Z');
    await seed.formerSlug(2, 'nl', 'oogzorg', '2026-01-01T00:00:00Z');
    await seed.formerSlug(3, 'en', 'oog', '2026-01-01T00:00:00Z');
    server = await startDelivery(database.deliveryUrl, { LOCALES });
  });

  afterAll(async () => {
    await server?.close();
    await seed?.end();
    await database?.drop();
  });

  async function data<Data>(query: string, variables: object = {}): Promise<Data> {
    const answer = await server.ask(query, variables);
    expect(answer.errors).toEqual([]);
    return answer.data as Data;
  }

  /** What is served: `nl oog`; null where nothing is. */
  async function served(slug: string, locale?: string): Promise<string | null> {
    const { article } = await data<{ article: { locale: string; slug: string } | null }>(
      'query ($slug: String!, $locale: Locale) { article(slug: $slug, locale: $locale) { locale slug } }',
      { slug, locale },
    );
    return article && `${article.locale} ${article.slug}`;
  }

  it.each([
    ['is the one of that locale', 'oog', 'nl', 'nl oog'],
    ['is of the default locale where none is named', 'eye', undefined, 'en eye'],
    ['is of the fallback where the locale lacks it', 'steroids', 'nl', 'en steroids'],
    ['is of the first fallback that has it', 'herstel', 'fr', 'nl herstel'],
    ['is of a later fallback where the earlier ones lack it', 'steroids', 'fr', 'en steroids'],
    ['is the translation into the locale, by the slug of a fallback', 'verlamming', 'fr', 'fr paralysie'],
    ['is the translation that comes first in the chain', 'eye', 'fr', 'nl oog'],
    ['is the translation, by the slug of the farthest fallback', 'palsy', 'nl', 'nl verlamming'],
    [
      'is the one that had the slug in that locale, not one outside the chain that has it',
      'oog',
      'en',
      'en steroids',
    ],
    ['is nothing where only other locales have it', 'herstel', 'en', null],
    ['is nothing where the locale has no fallbacks', 'steroids', 'de', null],
    ['is its own where the locale has no fallbacks', 'laehmung', 'de', 'de laehmung'],
    ['is found by a regional tag in its language', 'oog', 'nl-BE', 'nl oog'],
    ['is found by a regional tag down the chain of its language', 'steroids', 'nl-BE', 'en steroids'],
    ['is of the default locale for a language the site lacks', 'eye', 'ja', 'en eye'],
    ['is found whatever the case of the tag', 'oog', 'NL', 'nl oog'],
    ['is found by a former slug of its locale', 'oogzorg', 'nl', 'nl oog'],
    ['is found by a former slug of a fallback, as its translation', 'eye-care', 'nl', 'nl oog'],
    ['is not found by a former slug of another locale', 'oogzorg', 'en', null],
    ['has the slug now rather than formerly', 'oog', 'fr', 'nl oog'],
    ['is of the locale where two locales have the slug', 'angel', 'nl', 'nl angel'],
    ['is of the first fallback where two fallbacks have the slug', 'angel', 'fr', 'nl angel'],
  ])('%s: %s in %s', async (_rule, slug, locale, expected) => {
    expect(await served(slug, locale)).toBe(expected);
  });

  it('is not the translation that readers may not see yet, by neither slug', async () => {
    expect(await served('steroids', 'nl')).toBe('en steroids');
    expect(await served('steroiden', 'nl')).toBeNull();
  });

  it('speaks of itself in the locale it is served in', async () => {
    const query = `{ article(slug: "steroids", locale: "fr") {
      locale url seo { canonicalUrl } jsonLd translations { locale } authors { jobTitle }
    } }`;
    expect(await data(query)).toEqual({
      article: {
        locale: 'en',
        url: 'https://clinic.example/steroids',
        seo: { canonicalUrl: 'https://clinic.example/steroids' },
        jsonLd: expect.objectContaining({ inLanguage: 'en', '@id': 'https://clinic.example/steroids' }),
        translations: [],
        authors: [{ jobTitle: 'Neuroloog' }],
      },
    });
  });

  it('leaves lists, counts, filters, searches and addresses as they are: those do not fall back', async () => {
    const query = `query ($locale: Locale!, $path: String!) {
      articles(filter: { locale: $locale }) { totalCount nodes { locale } }
      bySlug: articles(filter: { locale: $locale, slugs: ["steroids"] }) { totalCount }
      search(text: "steroids", filter: { locale: $locale }) { totalCount }
      author(slug: "ines") { articles(locale: $locale) { totalCount } }
      topic(slug: "care", locale: $locale) { name }
      topics(locale: $locale) { totalCount }
      route(path: $path) { __typename }
    }`;
    for (const [locale, count, topics] of [
      ['nl', 4, 1],
      ['fr', 1, 0],
      ['de', 1, 0],
      ['ja', 0, 0],
    ] as const) {
      const before = await data(query, { locale, path: `/${locale}/steroids` });
      expect(before).toMatchObject({
        articles: { totalCount: count, nodes: Array.from({ length: count }, () => ({ locale })) },
        bySlug: { totalCount: 0 },
        search: { totalCount: 0 },
        author: { articles: { totalCount: count } },
        topic: null,
        topics: { totalCount: topics },
        route: null,
      });
      // Nothing of a fallback is kept: asking for it changes no later answer.
      await served('steroids', locale);
      expect(await data(query, { locale, path: `/${locale}/steroids` })).toEqual(before);
    }
  });

  it('lets texts about authors fall back to any locale, and the standing note to the default one', async () => {
    const query = `{
      author(slug: "ines") {
        french: jobTitle(locale: "fr") english: jobTitle(locale: "en") german: jobTitle(locale: "de") bio(locale: "de")
      }
      site {
        locales { locale fallbacks }
        english: medicalNotice dutch: medicalNotice(locale: "fr") none: medicalNotice(locale: "ja")
      }
    }`;
    const { author, site } = await data<Record<'author' | 'site', Record<string, unknown>>>(query);
    expect(author).toEqual({
      french: 'Neuroloog',
      english: 'Neuroloog',
      german: 'Neuroloog',
      bio: 'Treats.',
    });
    expect(site['locales']).toEqual([
      { locale: 'en', fallbacks: [] },
      { locale: 'nl', fallbacks: ['en'] },
      { locale: 'fr', fallbacks: ['nl', 'en'] },
      { locale: 'de', fallbacks: [] },
    ]);
    expect(site['none']).toBe(site['english']);
  });
});
