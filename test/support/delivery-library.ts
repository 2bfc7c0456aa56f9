import type { DeliverySeed } from './delivery-seed.js';

const LONG_AGO = '2026-01-05T09:00:00Z';
const FAR_FUTURE = '2126-01-01T00:00:00Z';

/**
 * A small library as readers meet it: visible articles in two locales, and beside them all that nobody may see: one that is
 * scheduled, one that was closed, and a next revision that waits. The words SECRET and CLOSED occur in those alone.
 */
export async function seedLibrary(seed: DeliverySeed): Promise<void> {
  await seed.contentVersion(7);
  await seed.author(1, 'Inès Verbeek', 'ines-verbeek', {
    credentials: 'MD, PhD',
    jobTitle: { en: 'Neurologist', nl: 'Neuroloog' },
    bio: { en: 'Treats facial palsy.', nl: 'Behandelt aangezichtsverlamming.' },
    sameAs: ['https://orcid.example/0000-0001'],
  });
  await seed.author(2, 'Tom Okafor', 'tom-okafor', { jobTitle: { nl: 'Fysiotherapeut' } });
  await seed.author(3, 'Zoë Lind', 'zoe-lind');
  await seed.topic(1, 'en', 'Recovery', 'recovery');
  await seed.topic(2, 'en', 'Eye care', 'eye-care', 1);
  await seed.topic(3, 'nl', 'Herstel', 'herstel');

  await seed.reading({
    article: 1,
    slug: 'what-is-bells-palsy',
    title: "What is Bell's palsy?",
    subtitle: 'A short introduction',
    summary: 'A sudden weakness of one side of the face.',
    publishedAt: '2026-01-10T09:00:00.123456Z',
    visibleFrom: '2026-02-01T09:00:00Z',
    updatedAt: '2026-02-01T09:00:00Z',
    revision: 3,
    words: 1240,
    authors: [2, 1],
    topics: [1],
    related: [3, 8, 2],
    callToAction: {
      title: 'Talk to us',
      label: 'Make an appointment',
      url: 'https://clinic.example/contact',
    },
    seo: { title: "Bell's palsy <explained>", noIndex: false },
    text: 'Palsy & <b>weakness</b> of the face, palsies of the nerve.',
  });
  await seed.reading({
    article: 2,
    slug: 'protecting-your-eye',
    title: 'Protecting your eye',
    publishedAt: '2026-01-12T09:00:00Z',
    visibleFrom: '2026-01-12T09:00:00Z',
    words: 300,
    authors: [1],
    topics: [2, 1],
    hasVideo: true,
    videos: [
      { url: 'https://www.youtube.com/watch?v=abcdefghijk', title: 'Taping an eye', durationSeconds: 90 },
    ],
    reviewDueOn: '2126-05-01',
    review: { reviewedOn: '2026-01-11', reviewers: [2, 1] },
    citations: [
      {
        number: 1,
        key: 'bell',
        text: 'Bell C. On the nerves. 1821.',
        url: 'https://doi.org/10.1000/bell',
        doi: '10.1000/bell',
        pmid: '7',
        accessedOn: null,
      },
      {
        number: 2,
        key: 'tape',
        text: 'A guide to taping.',
        url: 'https://guide.example/tape',
        doi: null,
        pmid: null,
        accessedOn: '2026-01-05',
      },
    ],
  });
  await seed.reading({
    article: 3,
    slug: 'recovery-week-by-week',
    title: 'Recovery, week by week',
    publishedAt: '2026-01-11T09:00:00Z',
    visibleFrom: '2026-01-11T09:00:00Z',
    updatedAt: '2026-03-01T09:00:00Z',
    words: 820,
    authors: [1, 2],
    topics: [1],
    reviewDueOn: '2026-02-01',
    review: { reviewedOn: '2025-02-01', reviewers: [1] },
  });
  await seed.reading({
    article: 4,
    slug: 'is-it-permanent',
    title: 'Is it permanent?',
    publishedAt: '2026-01-12T09:00:00Z',
    visibleFrom: '2026-01-12T09:00:00Z',
    words: 150,
    authors: [2],
    topics: [1],
  });
  await seed.reading({
    article: 5,
    slug: 'steroids',
    title: 'Éarly steroids',
    publishedAt: '2026-01-09T09:00:00Z',
    visibleFrom: '2026-01-09T09:00:00Z',
    words: 460,
    authors: [1],
  });
  await seed.reading({
    article: 6,
    group: 1,
    locale: 'nl',
    slug: 'wat-is-bells-palsy',
    title: 'Wat is een aangezichtsverlamming?',
    publishedAt: '2026-01-20T09:00:00Z',
    visibleFrom: '2026-01-20T09:00:00Z',
    authors: [1],
    topics: [3],
    text: 'Een verlamming van de aangezichtszenuw.',
  });
  await seed.reading({
    article: 7,
    slug: 'secret-trial',
    title: 'SECRET trial',
    visibleFrom: FAR_FUTURE,
    authors: [1],
    topics: [1],
    text: 'SECRET palsy',
  });
  await seed.reading({
    article: 8,
    slug: 'closed-article',
    title: 'CLOSED article',
    visibleFrom: LONG_AGO,
    visibleUntil: '2026-01-06T09:00:00Z',
    authors: [1],
    topics: [1],
    text: 'CLOSED palsy',
  });
  await seed.reading({
    article: 1,
    nth: 1,
    slug: 'secret-new-slug',
    title: 'SECRET next revision',
    publishedAt: '2026-01-10T09:00:00.123456Z',
    visibleFrom: FAR_FUTURE,
    revision: 4,
    authors: [3],
    topics: [2],
    text: 'SECRET palsy',
  });
  await seed.formerSlug(1, 'en', 'bells-palsy-explained', LONG_AGO);
  await seed.formerSlug(8, 'en', 'closed-article', LONG_AGO);
  await seed.alike(1, 2, 0.4);
  await seed.alike(1, 4, 0.7);
  await seed.alike(1, 5, 0.2);
  await seed.alike(1, 7, 0.9);
  await seed.alike(1, 8, 0.95);
  await seed.alike(2, 3, 0.5);
  await seed.alike(2, 4, 0.5);
}
