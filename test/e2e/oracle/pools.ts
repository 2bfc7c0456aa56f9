import type { Twins } from './twins.js';
import type { Pools } from './values.js';

/** What is worth asking the twins with: some of what readers see, of what they do not, and of what there is not. */
export function poolsOf({ visible, hidden, formerSlugs }: Twins): Pools {
  const unknown = '00000000-0000-7000-8000-000000000000';
  const globalId = (text: string) => Buffer.from(text).toString('base64url');
  const slugs = [
    ...visible.filter((_, index) => index % 3 === 0).map(({ slug }) => slug),
    ...formerSlugs,
    ...hidden.slugs.filter((slug, index) => index < 14 || !slug.startsWith('cnry')),
    'eye-care',
    'edmund-fairleigh',
    'never-written',
  ];
  return {
    texts: [
      ...slugs,
      ...slugs.filter((_, index) => index % 3 === 0).map((slug) => `/${slug}`),
      ...slugs.filter((_, index) => index % 5 === 0).map((slug) => `/nl/${slug}`),
      ...hidden.words.filter((_, index) => index % 5 === 0),
      'eye',
      'nerve closes',
      '',
      `eye ${hidden.words[0]!}`,
    ],
    ids: [
      ...visible.filter((_, index) => index % 3 === 0).map(({ id }) => id),
      ...hidden.ids.filter((_, index) => index % 4 === 0),
      globalId(`Article:${unknown}`),
      globalId(`Revision:${unknown}`),
      'nonsense',
    ],
    instants: [
      '2025-06-01T00:00:00.000Z',
      new Date(Date.now() - 60_000).toISOString(),
      new Date(Date.now() + 60_000).toISOString(),
      ...hidden.instants.slice(0, 6),
      '2020-02-02T02:02:02.000Z',
    ],
    locales: ['en', 'nl', 'fr', 'nl-BE', 'de', 'EN'],
  };
}
