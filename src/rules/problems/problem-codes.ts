/** What always blocks: readers would be shown something broken, or what they must not see. */
export const ALWAYS_BLOCKING = ['ALT_TEXT_MISSING', 'REQUIRED', 'CONSENT_MISSING', 'ARCHIVED'] as const;

/** What blocks where a site says so, and is a warning elsewhere. */
export const BLOCKING_BY_POLICY = [
  'SUMMARY_MISSING',
  'AUTHOR_MISSING',
  'TOPIC_MISSING',
  'FIGURE_WITHOUT_FILE',
  'HEADING_LEVEL_SKIPPED',
  'LINK_BROKEN',
  'LINK_MOVED',
  'CITATION_UNUSED',
  'READING_LEVEL',
  'CONSENT_EXPIRES_SOON',
  'REVIEW_MISSING',
  'REVIEW_OVERDUE',
] as const;

export type ProblemCode = (typeof ALWAYS_BLOCKING | typeof BLOCKING_BY_POLICY)[number];
