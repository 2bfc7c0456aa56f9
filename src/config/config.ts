import { resolve } from 'node:path';
import type { ReviewPolicy } from '../rules/medical-review/review-policy.js';
import type { ProblemCode } from '../rules/problems/problem-codes.js';
import type { ReadabilityBand } from '../rules/reading/readability.js';
import type { MediaSettings } from './media-settings.js';
import { readValues, type Values } from './read-values.js';
import { readSite, type SiteSettings } from './site-settings.js';
import type {
  AnswerCacheSettings,
  CacheSettings,
  OverloadSettings,
  PreviewSettings,
  QueryLimits,
  TrustedDocumentSettings,
} from './request-settings.js';

/** All settings of the service, read once from the environment and frozen. */
export interface Config {
  readonly nodeEnv: 'development' | 'production' | 'test';
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly http: {
    readonly host: string;
    /** 0 takes a free port. */
    readonly port: number;
    readonly bodyLimitBytes: number;
    readonly deliveryBodyLimitBytes: number;
    readonly shutdownSeconds: number;
    /** Proxies whose X-Forwarded-For is believed, counted from the service. */
    readonly trustedProxies: number;
    /** Origins that may call the editorial API with a session, besides the service's own. */
    readonly editorOrigins: readonly string[];
    readonly graphiql: boolean;
    readonly introspection: boolean;
    readonly contentVersionWaitMs: number;
    readonly compression: boolean;
    readonly queryLimits: QueryLimits;
    /** For one request to the delivery API. */
    readonly queryTimeoutMs: number;
    readonly trustedDocuments: TrustedDocumentSettings | null;
    readonly cache: CacheSettings;
    readonly answerCache: AnswerCacheSettings;
    readonly overload: OverloadSettings;
  };
  readonly database: {
    /** The owner's address; `undefined` means the embedded server in `dataDir`. */
    readonly url: string | undefined;
    /** The owner's without a pooler in between; `undefined`: `url`. */
    readonly directUrl: string | undefined;
    readonly deliveryUrl: string | undefined;
    readonly poolSize: number;
    readonly deliveryPoolSize: number;
    readonly deliveryQueueLimit: number;
    readonly statementTimeoutMs: number;
    readonly deliveryStatementTimeoutMs: number;
    readonly connectTimeoutMs: number;
  };
  /** Absolute path. */
  readonly dataDir: string;
  readonly site: SiteSettings;
  readonly media: MediaSettings;
  readonly outbound: {
    /** `host:port` of servers that may be asked although they are not public; lower case. */
    readonly allow: readonly string[];
  };
  readonly preview: PreviewSettings;
  /** Questions that found nothing. */
  readonly searchGaps: {
    /** How often one must have been asked before editors read it. */
    readonly minCount: number;
    /** 0: none is counted. */
    readonly keptDays: number;
  };
  /** What the site asks of medical reviews. */
  readonly review: ReviewPolicy;
  /** What the site minds before it publishes an article. */
  readonly problems: {
    /** Codes of problems that forbid publishing, besides those that always do. */
    readonly blockers: readonly ProblemCode[];
    /** The hardest a text may be to read; null: however hard. */
    readonly readingLevel: ReadabilityBand | null;
  };
  /** Editors are told of a consent that ends within so many days. */
  readonly consentWarningDays: number;
  /** The largest file that is taken as evidence of a consent. */
  readonly evidenceMaxBytes: number;
  /** Whether a first start loads the starter articles. */
  readonly starterContent: boolean;
  readonly admin: {
    readonly email: string;
    /** `undefined`: invent one and print it once. */
    readonly password: string | undefined;
  };
  readonly session: {
    readonly lifetimeHours: number;
    readonly idleMinutes: number;
  };
  /** Failed sign-ins that are borne in a window, per instance. */
  readonly signIn: {
    readonly perAccount: number;
    readonly perAddress: number;
    readonly windowMinutes: number;
  };
}

/** Requests in work for each reading connection: enough to keep all of them and the CPU busy, few enough to be answered soon. */
const PLACES_A_CONNECTION = 4;

/** The environment holds values that cannot be used: one line each, all of them. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(`The environment cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** Reads the environment. Throws one `ConfigError` that names every bad value and what would be right. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const values = readValues(env, faults);
  const site = readSite(values, faults);
  if (values.DELIVERY_DATABASE_URL !== undefined && values.DATABASE_URL === undefined && !env.DATABASE_URL) {
    faults.push('DELIVERY_DATABASE_URL is set, but DATABASE_URL is not: expected both or neither');
  }
  if (values.TRUSTED_DOCUMENTS_ONLY && values.TRUSTED_DOCUMENTS === undefined && !env.TRUSTED_DOCUMENTS) {
    faults.push('TRUSTED_DOCUMENTS_ONLY is true, but TRUSTED_DOCUMENTS is not set: nothing could be asked');
  }
  if ((values.MEDIA_S3_ACCESS_KEY_ID === undefined) !== (values.MEDIA_S3_SECRET_ACCESS_KEY === undefined)) {
    faults.push(
      'Of MEDIA_S3_ACCESS_KEY_ID and MEDIA_S3_SECRET_ACCESS_KEY one is set: expected both or neither',
    );
  }
  if (values.PUBLISH_BLOCKERS?.includes('READING_LEVEL') && !env.READING_LEVEL) {
    faults.push(
      'PUBLISH_BLOCKERS has READING_LEVEL, but READING_LEVEL is not set: no text would be too hard',
    );
  }
  if (faults.length > 0) throw new ConfigError(faults);

  const nodeEnv = values.NODE_ENV!;
  return deepFreeze({
    nodeEnv,
    logLevel: values.LOG_LEVEL!,
    http: {
      host: values.HOST!,
      port: values.PORT!,
      bodyLimitBytes: values.BODY_LIMIT_BYTES!,
      deliveryBodyLimitBytes: values.DELIVERY_BODY_LIMIT_BYTES!,
      trustedProxies: values.TRUSTED_PROXIES!,
      shutdownSeconds: values.SHUTDOWN_SECONDS!,
      editorOrigins: values.EDITOR_ORIGINS ?? [],
      graphiql: values.GRAPHIQL ?? nodeEnv !== 'production',
      introspection: values.INTROSPECTION ?? nodeEnv !== 'production',
      contentVersionWaitMs: values.CONTENT_VERSION_WAIT_MS!,
      compression: values.COMPRESSION!,
      queryLimits: readQueryLimits(values),
      queryTimeoutMs: values.QUERY_TIMEOUT_MS!,
      trustedDocuments:
        values.TRUSTED_DOCUMENTS === undefined
          ? null
          : { manifest: resolve(values.TRUSTED_DOCUMENTS), only: values.TRUSTED_DOCUMENTS_ONLY! },
      cache: {
        sharedSeconds: values.CACHE_SHARED_SECONDS!,
        browserSeconds: values.CACHE_BROWSER_SECONDS!,
      },
      answerCache: { bytes: values.ANSWER_CACHE_BYTES!, pollMs: values.ANSWER_CACHE_POLL_MS! },
      overload: {
        places: values.REQUEST_PLACES ?? PLACES_A_CONNECTION * values.DELIVERY_POOL_SIZE!,
        lineLimit: values.REQUEST_LINE_LIMIT!,
        waitMs: values.REQUEST_WAIT_MS!,
      },
    },
    database: {
      url: values.DATABASE_URL,
      directUrl: values.DATABASE_DIRECT_URL,
      deliveryUrl: values.DELIVERY_DATABASE_URL,
      poolSize: values.DATABASE_POOL_SIZE!,
      deliveryPoolSize: values.DELIVERY_POOL_SIZE!,
      deliveryQueueLimit: values.DELIVERY_QUEUE_LIMIT!,
      statementTimeoutMs: values.STATEMENT_TIMEOUT_MS!,
      deliveryStatementTimeoutMs: values.DELIVERY_STATEMENT_TIMEOUT_MS!,
      connectTimeoutMs: values.CONNECT_TIMEOUT_MS!,
    },
    dataDir: resolve(values.DATA_DIR!),
    site,
    media: readMedia(values),
    outbound: { allow: values.OUTBOUND_ALLOW ?? [] },
    preview: {
      url: values.PREVIEW_URL ?? null,
      hours: values.PREVIEW_HOURS!,
      mostHours: values.PREVIEW_HOURS_MOST!,
      concurrency: values.PREVIEW_CONCURRENCY!,
    },
    searchGaps: { minCount: values.SEARCH_GAP_MIN_COUNT!, keptDays: values.SEARCH_GAP_DAYS! },
    review: {
      intervalMonths: values.REVIEW_INTERVAL_MONTHS!,
      isRequired: values.REVIEW_REQUIRED!,
      overdue: values.REVIEW_OVERDUE!,
    },
    problems: { blockers: values.PUBLISH_BLOCKERS ?? [], readingLevel: values.READING_LEVEL ?? null },
    consentWarningDays: values.CONSENT_WARNING_DAYS!,
    evidenceMaxBytes: values.EVIDENCE_MAX_BYTES!,
    starterContent: values.STARTER_CONTENT!,
    admin: { email: values.ADMIN_EMAIL!, password: values.ADMIN_PASSWORD },
    session: { lifetimeHours: values.SESSION_HOURS!, idleMinutes: values.SESSION_IDLE_MINUTES! },
    signIn: {
      perAccount: values.SIGN_IN_ATTEMPTS_PER_ACCOUNT!,
      perAddress: values.SIGN_IN_ATTEMPTS_PER_ADDRESS!,
      windowMinutes: values.SIGN_IN_WINDOW_MINUTES!,
    },
  });
}

function readMedia(values: Values): MediaSettings {
  return {
    maxBytes: values.MEDIA_MAX_BYTES!,
    maxPixels: values.MEDIA_MAX_PIXELS!,
    maxFrames: values.MEDIA_MAX_FRAMES!,
    timeLimitMs: values.MEDIA_TIME_LIMIT_MS!,
    concurrency: values.MEDIA_CONCURRENCY!,
    queueLimit: values.MEDIA_QUEUE_LIMIT!,
    uploadHours: values.MEDIA_UPLOAD_HOURS!,
    s3:
      values.MEDIA_S3_BUCKET === undefined
        ? null
        : {
            bucket: values.MEDIA_S3_BUCKET,
            endpoint: values.MEDIA_S3_ENDPOINT,
            region: values.MEDIA_S3_REGION!,
            accessKeyId: values.MEDIA_S3_ACCESS_KEY_ID,
            secretAccessKey: values.MEDIA_S3_SECRET_ACCESS_KEY,
          },
  };
}

function readQueryLimits(values: Values): QueryLimits {
  return {
    cost: values.QUERY_COST_LIMIT!,
    depth: values.QUERY_DEPTH_LIMIT!,
    tokens: values.QUERY_TOKEN_LIMIT!,
    fields: values.QUERY_FIELD_LIMIT!,
    repeats: values.QUERY_REPEAT_LIMIT!,
    aliases: values.QUERY_ALIAS_LIMIT!,
    directives: values.QUERY_DIRECTIVE_LIMIT!,
    rootFields: values.QUERY_ROOT_FIELD_LIMIT!,
    listItems: values.QUERY_LIST_LIMIT!,
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
