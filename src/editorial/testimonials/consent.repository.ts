import type { EntityManager } from 'typeorm';
import type { ConsentScope } from '../../rules/consent.js';
import type { ConsentRow } from './testimonial.row.js';

const COLUMNS = `
  c.id, c.testimonial_id as "testimonialId", c.scopes, c.locales, lower(c.given) as "from", upper(c.given) as until,
  c.evidence_name as "evidenceName", c.note, c.recorded_at as "recordedAt", c.recorded_by as "recordedById",
  t.withdrawn_at as "withdrawnAt", t.withdrawn_at is null and c.given @> clock_timestamp() as "isValid"`;

/** The consents of stories, the newest of each first. */
export function findConsentsOf(
  manager: EntityManager,
  testimonialIds: readonly string[],
): Promise<ConsentRow[]> {
  return manager.query(
    `-- editorial.consent.of-testimonials
     select ${COLUMNS}
     from editorial.consent c join editorial.testimonial t on t.id = c.testimonial_id
     where c.testimonial_id = any($1)
     order by c.testimonial_id, lower(c.given) desc, c.id desc`,
    [testimonialIds],
  );
}

/** Consents in no order; unknown ids are missing. */
export function findConsents(manager: EntityManager, ids: readonly string[]): Promise<ConsentRow[]> {
  return manager.query(
    `-- editorial.consent.by-id
     select ${COLUMNS}
     from editorial.consent c join editorial.testimonial t on t.id = c.testimonial_id
     where c.id = any($1)`,
    [ids],
  );
}

export async function countConsents(manager: EntityManager, testimonialId: string): Promise<number> {
  const [row] = await manager.query<[{ n: number }]>(
    `-- editorial.consent.count
     select count(*)::integer as n from editorial.consent where testimonial_id = $1`,
    [testimonialId],
  );
  return row.n;
}

/** A consent about to be stored. */
export interface NewConsent {
  readonly id: string;
  readonly testimonialId: string;
  readonly scopes: readonly ConsentScope[];
  readonly locales: readonly string[] | null;
  /** Null: now, by the database's clock. */
  readonly from: Date | null;
  readonly until: Date | null;
  readonly note: string | null;
  readonly userId: string | null;
}

/** False, and nothing stored, where it would end before it begins. */
export async function insertConsent(manager: EntityManager, consent: NewConsent): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `-- editorial.consent.insert
     insert into editorial.consent (id, testimonial_id, scopes, locales, given, note, recorded_by)
     select $1, $2, $3, $4, tstzrange(start, $6), $7, $8
     from (select coalesce($5::timestamptz, clock_timestamp()) as start) as given
     where $6::timestamptz is null or start < $6
     returning id`,
    [
      consent.id,
      consent.testimonialId,
      consent.scopes,
      consent.locales,
      consent.from,
      consent.until,
      consent.note,
      consent.userId,
    ],
  );
  return rows.length > 0;
}

/**
 * Ends consents of a locked story at an instant, null for now: all of them, or one. Those that have not begun by then are
 * removed. Returns the ids of those removed that had evidence.
 */
export async function endConsents(
  manager: EntityManager,
  testimonialId: string,
  { consentId = null, at = null }: { readonly consentId?: string | null; readonly at?: Date | null } = {},
): Promise<string[]> {
  const [{ end }] = await manager.query<[{ end: Date | string }]>(
    `-- editorial.consent.end-at
     select coalesce($1::timestamptz, clock_timestamp())::text as end`,
    [at],
  );
  const values = [testimonialId, consentId, end];
  const [removed] = await manager.query<[{ id: string; hasEvidence: boolean }[], number]>(
    `-- editorial.consent.remove-unbegun
     delete from editorial.consent
     where testimonial_id = $1 and ($2::uuid is null or id = $2) and lower(given) >= $3::timestamptz
     returning id, evidence_key is not null as "hasEvidence"`,
    values,
  );
  await manager.query(
    `-- editorial.consent.end
     update editorial.consent set given = tstzrange(lower(given), $3::timestamptz)
     where testimonial_id = $1 and ($2::uuid is null or id = $2)
       and (upper_inf(given) or upper(given) > $3::timestamptz)`,
    values,
  );
  return removed.filter((it) => it.hasEvidence).map(({ id }) => id);
}

/** Removes notes and what is known of evidence of a story's consents. Returns the ids of those that had evidence. */
export async function emptyConsents(manager: EntityManager, testimonialId: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `-- editorial.consent.with-evidence
     select id from editorial.consent
     where testimonial_id = $1 and evidence_key is not null for update`,
    [testimonialId],
  );
  await manager.query(
    `-- editorial.consent.erase
     update editorial.consent
     set note = null, evidence_key = null, evidence_name = null, evidence_mime = null, evidence_bytes = null
     where testimonial_id = $1`,
    [testimonialId],
  );
  return rows.map(({ id }) => id);
}
