import type { EntityManager } from 'typeorm';
import { beyondKey, orderBy, type SortPart } from '../../database/keyset.js';
import type { Page } from '../../graphql/connection.js';
import { containing } from '../containing.js';
import type { ConsentStatus, StoredText, TestimonialRow } from './testimonial.row.js';

/** The consents for the site are one set of times, so that one which follows another leaves no gap. */
const FROM = `
  from (select clock_timestamp() as now) as clock
  cross join editorial.testimonial t
  cross join lateral (
    select range_agg(given) as times from editorial.consent
    where testimonial_id = t.id and 'SITE' = any(scopes)
  ) as consented`;

/** `days`: parameter with how many days ahead an end is told of. */
const status = (days: string) => `
  case
    when t.withdrawn_at is not null then 'WITHDRAWN'
    when consented.times @> tstzrange(clock.now, clock.now + ${days}::integer * interval '1 day', '[]') then 'VALID'
    when consented.times @> clock.now then 'EXPIRING'
    when lower(consented.times) < clock.now then 'EXPIRED'
    else 'MISSING'
  end`;

const columns = (days: string) => `
  t.id, t.name, t.texts, t.image_id as "imageId", t.version, t.created_at as "createdAt", t.updated_at as "updatedAt",
  t.created_by as "createdById", t.withdrawn_at as "withdrawnAt", t.withdrawal_reason as "withdrawalReason",
  t.erased_at as "erasedAt", ${status(days)} as status, clock.now as "readAt",
  (select upper(stretch) from unnest(consented.times) as stretch where stretch @> clock.now) as "consentEndsAt"`;

/** Stories in no order; unknown ids are missing. Their status does not look ahead: none is EXPIRING. */
export function findTestimonials(manager: EntityManager, ids: readonly string[]): Promise<TestimonialRow[]> {
  return manager.query(
    `-- editorial.testimonial.by-id
     select ${columns('0')} ${FROM}
     where t.id = any($1)`,
    [ids],
  );
}

/** Which stories a list holds; null is no condition. */
export interface TestimonialFilter {
  readonly text: string | null;
  readonly status: ConsentStatus | null;
  /** Whether names of withdrawn stories may be found. */
  readonly withWithdrawnNames: boolean;
}

const LAST_CHANGED: readonly SortPart[] = [
  { sql: 't.updated_at', type: 'timestamptz', descending: true },
  { sql: 't.id', type: 'uuid', descending: true },
];

const MATCHES = `($1::text is null or (t.name ilike $1 and (t.withdrawn_at is null or $2)))
  and ($3::text is null or ${status('$4')} = $3)`;

/** A page of stories, the last changed first, one more than the page holds where there are more. */
export function pageOfTestimonials(
  manager: EntityManager,
  filter: TestimonialFilter,
  page: Page,
  warningDays: number,
): Promise<(TestimonialRow & { sortKey: string })[]> {
  return manager.query(
    `-- editorial.testimonials.page
     select ${columns('$4')}, t.updated_at::text as "sortKey" ${FROM}
     where ${MATCHES}
       and ${page.after ? beyondKey(LAST_CHANGED, 'after', 6) : 'true'}
     order by ${orderBy(LAST_CHANGED, false)}
     limit $5`,
    [...valuesOf(filter, warningDays), page.limit + 1, ...(page.after ?? [])],
  );
}

export async function countTestimonials(
  manager: EntityManager,
  filter: TestimonialFilter,
  warningDays: number,
): Promise<number> {
  const [row] = await manager.query<[{ n: number }]>(
    `-- editorial.testimonials.count
     select count(*)::integer as n ${FROM} where ${MATCHES}`,
    valuesOf(filter, warningDays),
  );
  return row.n;
}

function valuesOf(filter: TestimonialFilter, warningDays: number): unknown[] {
  return [containing(filter.text), filter.withWithdrawnNames, filter.status, warningDays];
}

/** What of a story decides whether it can be written over. */
export interface PresentStory {
  readonly id: string;
  readonly name: string | null;
  readonly texts: Readonly<Record<string, StoredText>>;
  readonly imageId: string | null;
  readonly version: number;
  readonly withdrawnAt: Date | null;
  readonly erasedAt: Date | null;
}

/** A story, locked against every change until the transaction ends: publishers wait for it. Null where there is none. */
export async function lockStory(manager: EntityManager, id: string): Promise<PresentStory | null> {
  const [row] = await manager.query<PresentStory[]>(
    `-- editorial.testimonial.lock
     select id, name, texts, image_id as "imageId", version, withdrawn_at as "withdrawnAt", erased_at as "erasedAt"
     from editorial.testimonial where id = $1 for update`,
    [id],
  );
  return row ?? null;
}

/** What is written of a story. */
export interface StoryFields {
  readonly name: string;
  readonly texts: Readonly<Record<string, StoredText>>;
  readonly imageId: string | null;
}

export async function insertStory(
  manager: EntityManager,
  id: string,
  story: StoryFields,
  userId: string | null,
): Promise<void> {
  await manager.query(
    `-- editorial.testimonial.insert
     insert into editorial.testimonial (id, name, texts, image_id, created_by) values ($1, $2, $3, $4, $5)`,
    [id, story.name, JSON.stringify(story.texts), story.imageId, userId],
  );
}

/** Writes a locked story. */
export async function updateStory(manager: EntityManager, id: string, story: StoryFields): Promise<void> {
  await manager.query(
    `-- editorial.testimonial.update
     update editorial.testimonial
     set name = $2, texts = $3, image_id = $4, version = version + 1, updated_at = clock_timestamp()
     where id = $1`,
    [id, story.name, JSON.stringify(story.texts), story.imageId],
  );
}

/** Gives a locked story, whose consents change, the next version. */
export async function touchStory(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    `-- editorial.testimonial.touch
     update editorial.testimonial set version = version + 1, updated_at = clock_timestamp() where id = $1`,
    [id],
  );
}

/** Notes the withdrawal of a locked story. */
export async function markWithdrawn(
  manager: EntityManager,
  id: string,
  by: { readonly userId: string | null; readonly reason: string | null },
): Promise<void> {
  await manager.query(
    `-- editorial.testimonial.withdraw
     update editorial.testimonial
     set withdrawn_at = clock_timestamp(), withdrawn_by = $2, withdrawal_reason = $3, version = version + 1,
         updated_at = clock_timestamp()
     where id = $1`,
    [id, by.userId, by.reason],
  );
}

/** Removes what was written of a locked and withdrawn story. */
export async function emptyStory(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    `-- editorial.testimonial.erase
     update editorial.testimonial
     set name = null, texts = '{}', image_id = null, withdrawal_reason = null, erased_at = clock_timestamp(),
         version = version + 1, updated_at = clock_timestamp()
     where id = $1`,
    [id],
  );
}
