import type { Body } from '../../rules/body/body.js';
import type { ConsentScope } from '../../rules/consent.js';

/** A story's words in one locale, as they are stored. */
export interface StoredText {
  readonly body: Body;
  readonly imageAlt: string | null;
}

/** A patient's story as its repository reads it. */
export interface TestimonialRow {
  readonly id: string;
  /** Null once it was erased. */
  readonly name: string | null;
  /** By locale. */
  readonly texts: Readonly<Record<string, StoredText>>;
  readonly imageId: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly createdById: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawalReason: string | null;
  readonly erasedAt: Date | null;
  readonly status: ConsentStatus;
  /** When the consent for the site ends that stands; null where none does or it has no end. */
  readonly consentEndsAt: Date | null;
  /** By the database's clock. */
  readonly readAt: Date;
}

export const consentStatuses = ['VALID', 'EXPIRING', 'EXPIRED', 'MISSING', 'WITHDRAWN'] as const;
export type ConsentStatus = (typeof consentStatuses)[number];

/** What a patient agreed to. Where its evidence lies is known to the doors for files alone. */
export interface ConsentRow {
  readonly id: string;
  readonly testimonialId: string;
  readonly scopes: readonly ConsentScope[];
  readonly locales: readonly string[] | null;
  readonly from: Date;
  readonly until: Date | null;
  readonly evidenceName: string | null;
  readonly note: string | null;
  readonly recordedAt: Date;
  readonly recordedById: string | null;
  /** When its story was. */
  readonly withdrawnAt: Date | null;
  /** By the database's clock, of a story that was not withdrawn. */
  readonly isValid: boolean;
}

/** A publication that a story left. */
export interface WithdrawnArticleRow {
  readonly articleId: string;
  readonly revision: number;
  readonly locale: string;
  /** ISO 8601. */
  readonly from: string;
  readonly until: string | null;
  readonly wasVisible: boolean;
}

export interface WithdrawnImageRow {
  readonly imageId: string;
  readonly isStillUsed: boolean;
}

/** What a withdrawal or an erasure removed where. */
export interface ReceiptRow {
  readonly id: string;
  readonly testimonialId: string;
  readonly kind: 'WITHDRAWAL' | 'ERASURE';
  readonly articles: readonly WithdrawnArticleRow[];
  readonly images: readonly WithdrawnImageRow[];
  readonly words: number;
  readonly contentVersion: number;
  readonly at: Date;
  readonly recordedById: string | null;
}
