/** What a document may be made of. Each limit is named in the error that refuses for it. */
export interface QueryLimits {
  /** Fields times lengths of lists. */
  readonly cost: number;
  readonly depth: number;
  readonly tokens: number;
  /** Selections with fragments followed. */
  readonly fields: number;
  /** Selections of one field in one place. */
  readonly repeats: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  /** Items of a list in an argument or variable; null: any number. */
  readonly listItems: number | null;
}

/** How long caches may keep an answer without asking again, in seconds. */
export interface CacheSettings {
  readonly sharedSeconds: number;
  readonly browserSeconds: number;
}

/** What an instance keeps in memory of what it answered. */
export interface AnswerCacheSettings {
  /** 0: nothing. */
  readonly bytes: number;
  /** How often the database is asked for changes. */
  readonly pollMs: number;
}

/** How much is worked on at once. */
export interface OverloadSettings {
  /** Requests; 0: any number. */
  readonly places: number;
  /** How many of each kind may wait for a place, and for how long. */
  readonly lineLimit: number;
  readonly waitMs: number;
}

/** Which documents clients may send by id. */
export interface TrustedDocumentSettings {
  /** Path of the manifest. */
  readonly manifest: string;
  /** Whether all others are refused. */
  readonly only: boolean;
}

/** Previews of drafts. */
export interface PreviewSettings {
  /** A frontend's address with `{token}`, `{slug}`, `{locale}`; null: links have none. */
  readonly url: string | null;
  /** How long a link works where its maker says nothing, and at most. */
  readonly hours: number;
  readonly mostHours: number;
  /** Looked at in the same instant, per instance. */
  readonly concurrency: number;
}
