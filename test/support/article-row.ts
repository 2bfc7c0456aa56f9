import { readConfig } from '../../src/config/config.js';
import type { ArticleRow } from '../../src/delivery/articles/article.row.js';
import type { AuthorRow } from '../../src/delivery/authors/author.row.js';
import { DeliverySite } from '../../src/delivery/site/delivery-site.js';
import type { TopicRow } from '../../src/delivery/topics/topic.row.js';

/** A site whose articles are found elsewhere than the service that delivers them. */
export function testSite(env: Record<string, string> = {}): DeliverySite {
  const { site } = readConfig({
    SITE_URL: 'https://clinic.example',
    SERVICE_URL: 'https://content.example',
    SITE_NAME: 'The Clinic',
    ...env,
  });
  return new DeliverySite(site);
}

export const INES: AuthorRow = {
  authorId: '00000000-0000-7000-8000-b00000000001',
  slug: 'ines-verbeek',
  name: 'Inès Verbeek',
  credentials: 'MD',
  jobTitle: { en: 'Neurologist' },
  bio: null,
  sameAs: ['https://orcid.example/1'],
  image: null,
};

export const RECOVERY: TopicRow = {
  topicId: '00000000-0000-7000-8000-c00000000001',
  locale: 'en',
  slug: 'recovery',
  name: 'Recovery',
  description: null,
  parentId: null,
};

/** An article as a statement with `PAGE_SHAPE` brings it. */
export function articleRow(more: Partial<ArticleRow> = {}): ArticleRow {
  return {
    readingId: '00000000-0000-7000-8000-d00000000001',
    articleId: '00000000-0000-7000-8000-a00000000001',
    translationGroupId: '00000000-0000-7000-8000-e00000000001',
    locale: 'en',
    slug: 'bells-palsy',
    title: "Bell's palsy",
    subtitle: null,
    summary: 'A weakness of one side of the face.',
    words: 500,
    characters: 2500,
    images: 0,
    publishedAt: '2026-01-01T09:00:00Z',
    updatedAt: '2026-02-01T09:00:00Z',
    revision: 1,
    authorIds: [],
    topicIds: [],
    authors: [INES],
    topics: [RECOVERY],
    seo: null,
    image: null,
    ...more,
  };
}
