import { Client } from 'pg';
import { countWords, indexReading } from './index-reading.js';
import { sortKey } from '../../src/rules/sort-key.js';

/** Ids that can be read: `…-a0000000001` is article 1, `p` publication, `b` author, `c` topic, `e` translation group. */
export function seedId(kind: 'a' | 'b' | 'c' | 'd' | 'e', number: number): string {
  return `00000000-0000-7000-8000-${kind}${String(number).padStart(11, '0')}`;
}

export const articleId = (number: number) => seedId('a', number);
export const authorId = (number: number) => seedId('b', number);
export const topicId = (number: number) => seedId('c', number);
/** A publication; the first one of article 7 is `readingId(7)`, its second one `readingId(7, 1)`. */
export const readingId = (number: number, nth = 0) => seedId('d', number + nth * 1_000_000);

/** A reading row to be written; what is missing is filled with something sensible. */
export interface SeedReading {
  /** Which article, from 1. */
  readonly article: number;
  readonly nth?: number;
  readonly group?: number;
  readonly locale?: string;
  readonly slug: string;
  readonly title: string;
  readonly summary?: string;
  readonly subtitle?: string | null;
  readonly words?: number;
  readonly hasVideo?: boolean;
  readonly reviewDueOn?: string | null;
  /** Shown with the due day; reviewers by their numbers. */
  readonly review?: { readonly reviewedOn: string; readonly reviewers: readonly number[] };
  readonly citations?: readonly unknown[];
  readonly visibleFrom?: string;
  readonly visibleUntil?: string;
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly revision?: number;
  readonly authors?: readonly number[];
  readonly topics?: readonly number[];
  readonly related?: readonly number[];
  readonly seo?: unknown;
  readonly callToAction?: unknown;
  readonly image?: unknown;
  readonly text?: string;
  readonly videos?: readonly unknown[];
}

const DAY = '2026-03-01T09:00:00Z';

/** Writes delivery rows as the gate leaves them, by the login that owns them. */
export class DeliverySeed {
  constructor(private readonly client: Client) {}

  static async connect(ownerUrl: string): Promise<DeliverySeed> {
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    return new DeliverySeed(client);
  }

  async end(): Promise<void> {
    await countWords(this.client);
    await this.client.end();
  }

  async query(text: string, values: unknown[] = []): Promise<void> {
    await this.client.query(text, values);
  }

  async contentVersion(number: number): Promise<void> {
    await this.client.query('update delivery.content_version set n = $1', [number]);
  }

  async author(
    number: number,
    name: string,
    slug: string,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    await this.client.query(
      `insert into delivery.author (author_id, slug, name, name_key, credentials, job_title, bio, same_as)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        authorId(number),
        slug,
        name,
        sortKey(name),
        more['credentials'] ?? null,
        more['jobTitle'] ?? {},
        more['bio'] ?? {},
        more['sameAs'] ?? [],
      ],
    );
  }

  async topic(
    number: number,
    locale: string,
    name: string,
    slug: string,
    parent: number | null = null,
  ): Promise<void> {
    await this.client.query(
      `insert into delivery.topic (topic_id, locale, slug, name, name_key, description, parent_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        topicId(number),
        locale,
        slug,
        name,
        sortKey(name),
        `About ${name}.`,
        parent === null ? null : topicId(parent),
      ],
    );
  }

  async reading(reading: SeedReading): Promise<void> {
    const { article, nth = 0, locale = 'en', slug, title, words = 460, text = `${title} in full.` } = reading;
    const visibleFrom = reading.visibleFrom ?? DAY;
    const visibleUntil = reading.visibleUntil ?? 'infinity';
    const publishedAt = reading.publishedAt ?? visibleFrom;
    const intro = `<p>${text}</p>\n`;
    const causes = `<h2 id="causes">Causes</h2>\n<p>Nobody knows 🙂 yet.</p>\n`;
    const introText = text;
    const causesText = 'Causes\n\nNobody knows 🙂 yet.';
    const sections = [
      section('top', 1, title, 'OVERVIEW', 0, intro.length, 0, introText.length),
      section(
        'causes',
        2,
        'Causes',
        'CAUSES',
        intro.length,
        intro.length + causes.length,
        introText.length + 2,
        introText.length + 2 + causesText.length,
      ),
    ];
    const publication = readingId(article, nth);
    await this.client.query(
      `insert into delivery.reading (
         reading_id, publication_id, article_id, translation_group_id, revision, locale, slug, visible_from, visible_until,
         published_at, updated_at, title, title_key, subtitle, summary, words, characters, images, reading_seconds, reading_minutes,
         readability, has_video, review_due_on, author_ids, topic_ids, related_ids, image, call_to_action, seo,
         sections, figures, videos, portable_text, html, markdown, body_text, citations, review)
       values ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
         $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37)`,
      [
        publication,
        articleId(article),
        seedId('e', reading.group ?? article),
        reading.revision ?? 1,
        locale,
        slug,
        visibleFrom,
        visibleUntil,
        publishedAt,
        reading.updatedAt ?? publishedAt,
        title,
        sortKey(title),
        reading.subtitle ?? null,
        reading.summary ?? `${title}, in short.`,
        words,
        words * 5,
        1,
        Math.round((words / 228 + 0.2) * 60),
        Math.ceil(words / 228 + 0.2),
        JSON.stringify({ formula: 'Flesch reading ease', score: 61.3, gradeLevel: 8.2, band: 'standard' }),
        reading.hasVideo ?? false,
        reading.reviewDueOn ?? null,
        (reading.authors ?? []).map(authorId),
        (reading.topics ?? []).map(topicId),
        (reading.related ?? []).map(articleId),
        json(reading.image),
        json(reading.callToAction),
        json(reading.seo),
        JSON.stringify(sections),
        JSON.stringify([{ imageId: null, alt: 'A face at rest', caption: 'Before', credit: null }]),
        JSON.stringify(reading.videos ?? []),
        JSON.stringify([
          {
            _type: 'block',
            _key: 'k1',
            style: 'normal',
            children: [{ _type: 'span', _key: 's1', text, marks: [] }],
            markDefs: [],
          },
        ]),
        intro + causes,
        `${text}\n\n## Causes\n\nNobody knows 🙂 yet.\n`,
        `${introText}\n\n${causesText}`,
        JSON.stringify(reading.citations ?? []),
        json(
          reading.review && {
            reviewerIds: reading.review.reviewers.map(authorId),
            reviewedOn: reading.review.reviewedOn,
            nextDueOn: reading.reviewDueOn,
          },
        ),
      ],
    );
    const link = [publication, articleId(article), publishedAt, visibleFrom, visibleUntil];
    await this.client.query(
      `insert into delivery.reading_topic (reading_id, article_id, published_at, visible_from, visible_until, topic_id)
       select $1, $2, $3, $4, $5, unnest($6::uuid[])`,
      [...link, (reading.topics ?? []).map(topicId)],
    );
    await this.client.query(
      `insert into delivery.reading_author (reading_id, article_id, published_at, visible_from, visible_until, author_id, locale)
       select $1, $2, $3, $4, $5, unnest($6::uuid[]), $7`,
      [...link, (reading.authors ?? []).map(authorId), locale],
    );
    await this.formerSlug(article, locale, slug, visibleFrom);
    await indexReading(this.client, {
      readingId: publication,
      locale,
      title,
      summary: reading.summary ?? `${title}, in short.`,
      text: `${introText}\n\n${causesText}`,
    });
  }

  async formerSlug(article: number, locale: string, slug: string, since: string): Promise<void> {
    await this.client.query(
      `insert into delivery.slug_history (locale, slug, article_id, visible_from) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [locale, slug, articleId(article), since],
    );
  }

  /** Two articles are alike; both ways, as cosine is. */
  async alike(one: number, other: number, score: number): Promise<void> {
    await this.client.query(
      `insert into delivery.neighbour (reading_id, neighbour_id, score) values ($1, $2, $3), ($2, $1, $3)`,
      [readingId(one), readingId(other), score],
    );
  }
}

function section(
  anchor: string,
  level: number,
  title: string,
  aspect: string,
  from: number,
  to: number,
  textFrom: number,
  textTo: number,
) {
  return {
    anchor,
    level,
    title,
    aspect,
    words: 230,
    characters: 1150,
    images: 0,
    from,
    to,
    textFrom,
    textTo,
  };
}

function json(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
