import type { Visibility, WorkflowState } from '../editorial.types.generated.js';
import type { ChangeKind } from '../../rules/medical-review/change-kind.js';
import type { StoredCallToAction, StoredFigure, StoredSeo, StoredVideo } from './revision-content.js';

/** An article as its repository reads it. */
export interface ArticleRow {
  readonly id: string;
  readonly locale: string;
  readonly translationGroupId: string;
  readonly workflow: WorkflowState;
  readonly version: number;
  /** Number of the newest revision. */
  readonly latestRevision: number;
  readonly visibility: Visibility;
}

/** A revision without its body, which may be a megabyte and is loaded only where it is asked for. */
export interface RevisionRow {
  readonly id: string;
  readonly articleId: string;
  readonly number: number;
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly summary: string | null;
  readonly image: StoredFigure | null;
  readonly callToAction: StoredCallToAction | null;
  readonly seo: StoredSeo | null;
  readonly originallyPublishedAt: Date | null;
  readonly readingTimeMinutes: number;
  readonly videos: readonly StoredVideo[];
  readonly sourceArticleId: string | null;
  readonly sourceRevision: number | null;
  readonly createdAt: Date;
  readonly createdById: string | null;
}

/** A publication with the id of what it shows. */
export interface PublicationRow {
  readonly id: string;
  readonly articleId: string;
  readonly revisionId: string;
  readonly from: Date;
  readonly until: Date | null;
  /** Null where nothing was reviewed before, or this very revision. */
  readonly changeKind: ChangeKind | null;
}

/** Columns of an article `a`; needs the CTE `clock`. */
export const ARTICLE_COLUMNS = `
  a.id, a.locale, a.translation_group_id as "translationGroupId", a.workflow, a.version,
  a.latest_revision as "latestRevision",
  case
    when exists (
      select from editorial.publication p, clock
      where p.article_id = a.id and p.visible @> clock.now
    ) then 'PUBLISHED'
    when exists (
      select from editorial.publication p, clock
      where p.article_id = a.id and lower(p.visible) > clock.now
    ) then 'SCHEDULED'
    else 'UNPUBLISHED'
  end as visibility`;

/**
 * The database's clock, read once a statement. Not now(): that is the transaction's beginning, and an article published
 * since would look unpublished.
 */
export const CLOCK = `clock as materialized (select clock_timestamp() as now)`;

/** Columns of a revision `r`. */
export const REVISION_COLUMNS = `
  r.id, r.article_id as "articleId", r.number, r.slug, r.title, r.subtitle, r.summary,
  r.image, r.call_to_action as "callToAction", r.seo, r.originally_published_at as "originallyPublishedAt",
  r.reading_minutes as "readingTimeMinutes", r.created_at as "createdAt", r.created_by as "createdById",
  r.videos, r.source_article_id as "sourceArticleId", r.source_revision as "sourceRevision"`;
