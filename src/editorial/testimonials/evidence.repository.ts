import type { EntityManager } from 'typeorm';

/** The evidence of a consent, with what decides who may read it. */
export interface EvidenceRow {
  readonly testimonialId: string;
  readonly withdrawnAt: Date | null;
  /** SHA-256 of the file, hex; null where there is none. */
  readonly key: string | null;
  readonly name: string | null;
  readonly mime: string | null;
  readonly bytes: number | null;
}

/** Null where there is no such consent. */
export async function findEvidence(manager: EntityManager, consentId: string): Promise<EvidenceRow | null> {
  const [row] = await manager.query<EvidenceRow[]>(
    `-- editorial.evidence.of-consent
     select c.testimonial_id as "testimonialId", t.withdrawn_at as "withdrawnAt", c.evidence_key as key,
            c.evidence_name as name, c.evidence_mime as mime, c.evidence_bytes as bytes
     from editorial.consent c join editorial.testimonial t on t.id = c.testimonial_id
     where c.id = $1`,
    [consentId],
  );
  return row ?? null;
}

/** Notes the evidence of a consent whose story is locked. */
export async function updateEvidence(
  manager: EntityManager,
  consentId: string,
  file: { readonly key: string; readonly name: string; readonly mime: string; readonly bytes: number },
): Promise<void> {
  await manager.query(
    `-- editorial.evidence.update
     update editorial.consent
     set evidence_key = $2, evidence_name = $3, evidence_mime = $4, evidence_bytes = $5
     where id = $1`,
    [consentId, file.key, file.name, file.mime, file.bytes],
  );
}
