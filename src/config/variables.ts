import { articlePaths, locale, locales } from './locales.js';
import { MEDIA_VARIABLES } from './media-variables.js';
import { PROBLEM_VARIABLES } from './problem-variables.js';
import { REQUEST_VARIABLES } from './request-variables.js';
import { REVIEW_VARIABLES } from './review-variables.js';
import { oneOf, origins, postgresUrl, siteUrl, text, wholeNumber, yesOrNo } from './variable.js';

/**
 * Every environment variable the service reads, in the order of the documentation. `.env.example` and
 * `seventh-cms help config` are printed from this table.
 */
export const VARIABLES = {
  NODE_ENV: oneOf({
    about: 'What the service runs for. In production GraphiQL is off unless GRAPHIQL says otherwise.',
    words: ['development', 'production', 'test'],
    fallback: 'development',
  }),
  LOG_LEVEL: oneOf({
    about: 'The least serious log line that is written to standard output.',
    words: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    fallback: 'info',
  }),

  HOST: text({
    about: 'The address to listen on. 0.0.0.0 opens the service to other machines; a container needs that.',
    expected: 'an IP address or a host name',
    pattern: /^[A-Za-z0-9.:_-]+$/,
    fallback: '127.0.0.1',
  }),
  PORT: wholeNumber({
    about: 'The port to listen on. 0 takes a free one.',
    min: 0,
    max: 65_535,
    fallback: '4000',
  }),
  BODY_LIMIT_BYTES: wholeNumber({
    about: 'The largest request that is read. An article body may have 1 MB, and JSON makes it longer.',
    min: 1_000,
    max: 100_000_000,
    unit: 'bytes',
    fallback: '4000000',
  }),
  TRUSTED_PROXIES: wholeNumber({
    about: 'How many proxies stand before the service and write X-Forwarded-For. 0 believes nobody.',
    min: 0,
    max: 10,
    fallback: '0',
  }),
  SHUTDOWN_SECONDS: wholeNumber({
    about: 'How long a stopping service waits for requests that are being answered.',
    min: 0,
    max: 600,
    unit: 'seconds',
    fallback: '10',
  }),

  DATABASE_URL: postgresUrl({
    about:
      'A PostgreSQL database (15 or later) and the login that owns it. Without it the service runs PostgreSQL 18 of its own in DATA_DIR.',
    fallbackNote: 'PostgreSQL of its own, in DATA_DIR',
    example: 'postgres://seventh:secret@localhost:5432/seventh',
  }),
  DATABASE_DIRECT_URL: postgresUrl({
    about:
      'The same database and login without a pooler in between, where DATABASE_URL leads through one: notices of changes do not pass a pooler in transaction mode.',
    fallbackNote: 'DATABASE_URL',
    example: 'postgres://seventh:secret@db:5432/seventh',
  }),
  DELIVERY_DATABASE_URL: postgresUrl({
    about:
      'The same database with the login that may only read what is published. Needed only where the login of DATABASE_URL may not create roles.',
    fallbackNote: 'a login the service makes',
    example: 'postgres://seventh_delivery:secret@localhost:5432/seventh',
  }),
  DATABASE_POOL_SIZE: wholeNumber({
    about: 'Connections for editing, per instance.',
    min: 1,
    max: 200,
    fallback: '10',
  }),
  DELIVERY_POOL_SIZE: wholeNumber({
    about: 'Connections for reading, per instance.',
    min: 1,
    max: 200,
    fallback: '10',
  }),
  STATEMENT_TIMEOUT_MS: wholeNumber({
    about: 'How long one statement of the editorial side may run.',
    min: 100,
    max: 3_600_000,
    unit: 'milliseconds',
    fallback: '30000',
  }),
  DELIVERY_STATEMENT_TIMEOUT_MS: wholeNumber({
    about: 'How long one statement of the delivery side may run.',
    min: 100,
    max: 3_600_000,
    unit: 'milliseconds',
    fallback: '5000',
  }),
  CONNECT_TIMEOUT_MS: wholeNumber({
    about: 'How long to wait for a free or new database connection before a request fails.',
    min: 100,
    max: 600_000,
    unit: 'milliseconds',
    fallback: '5000',
  }),
  DATA_DIR: text({
    about: 'The folder of the embedded PostgreSQL and of uploaded files. Made if missing.',
    expected: 'a path',
    pattern: /^[^\0]+$/,
    fallback: '.data',
  }),

  SITE_URL: siteUrl({
    about:
      'Where readers find the site; canonical addresses start with it. Set it where PORT is 0: which port that becomes is known too late.',
    fallbackNote: 'http://localhost:PORT',
    example: 'https://clinic.example',
  }),
  SERVICE_URL: siteUrl({
    about:
      'Where this service itself is reached from outside: addresses of images, embeds and feeds start with it.',
    fallbackNote: 'SITE_URL',
    example: 'https://content.clinic.example',
  }),
  SITE_NAME: text({
    about: 'The name of the clinic or site, as publisher of the articles.',
    expected: '1 to 200 characters on one line',
    pattern: /^[^\r\n]{1,200}$/,
    fallback: 'Seventh',
  }),
  SITE_ICON_URL: siteUrl({
    about: 'The icon that others show beside a link to an article.',
    fallbackNote: 'SITE_URL/favicon.ico',
    example: 'https://clinic.example/icon.png',
  }),
  FEED_FULL_TEXT: yesOrNo({
    about: 'Whether feeds carry whole articles where an address does not say; otherwise their summaries.',
    fallback: 'true',
  }),
  LOCALES: locales({
    about: 'The languages of the site. After > stands where to look when an article lacks one.',
    fallback: 'en,nl>en',
  }),
  DEFAULT_LOCALE: locale({
    about: 'The language of an address that names none. One of LOCALES.',
    fallback: 'en',
  }),
  ARTICLE_PATHS: articlePaths({
    about: 'Where an article lives on the site, per locale.',
    fallbackNote: '/{slug} for the default locale, /{locale}/{slug} for others',
    example: 'en=/articles/{slug},nl=/nl/artikelen/{slug}',
  }),
  CONSENT_WARNING_DAYS: wholeNumber({
    about: "How many days ahead editors are told that the consent to a patient's story ends.",
    min: 0,
    max: 3_650,
    unit: 'days',
    fallback: '30',
  }),
  EVIDENCE_MAX_BYTES: wholeNumber({
    about: 'The largest file that is taken as evidence of a consent: a PDF, JPEG or PNG.',
    min: 1_000,
    max: 100_000_000,
    unit: 'bytes',
    fallback: '10000000',
  }),
  STARTER_CONTENT: yesOrNo({
    about: 'Whether a first start loads the starter articles. A site that imports its own may not want them.',
    fallback: 'true',
  }),

  ADMIN_EMAIL: text({
    about: 'The first administrator, made when there is no user yet.',
    expected: 'an e-mail address',
    pattern: /^[^\s@]+@[^\s@]+$/,
    fallback: 'admin@localhost',
  }),
  ADMIN_PASSWORD: text({
    about: 'The password of the first administrator. Without it one is invented and printed once.',
    expected: '12 to 200 characters',
    pattern: /^.{12,200}$/su,
    fallbackNote: 'invented and printed once',
    secret: true,
  }),
  SESSION_HOURS: wholeNumber({
    about: 'How long a sign-in lasts at most.',
    min: 1,
    max: 8_760,
    unit: 'hours',
    fallback: '168',
  }),
  SESSION_IDLE_MINUTES: wholeNumber({
    about: 'How long a sign-in lasts without a request.',
    min: 1,
    max: 525_600,
    unit: 'minutes',
    fallback: '480',
  }),
  SIGN_IN_ATTEMPTS_PER_ACCOUNT: wholeNumber({
    about: 'Failed sign-ins with one e-mail address that are borne in a window, per instance.',
    min: 1,
    max: 1_000,
    fallback: '10',
  }),
  SIGN_IN_ATTEMPTS_PER_ADDRESS: wholeNumber({
    about: 'Failed sign-ins from one network address that are borne in a window, per instance.',
    min: 1,
    max: 100_000,
    fallback: '50',
  }),
  SIGN_IN_WINDOW_MINUTES: wholeNumber({
    about: 'How long failed sign-ins are remembered.',
    min: 1,
    max: 1_440,
    unit: 'minutes',
    fallback: '15',
  }),
  EDITOR_ORIGINS: origins({
    about:
      'Browser origins, besides the service itself, whose pages may call the editorial API with a session.',
    fallbackNote: 'none',
    example: 'https://studio.clinic.example',
  }),
  GRAPHIQL: yesOrNo({
    about: 'Whether a browser that opens an endpoint gets GraphiQL.',
    fallbackNote: 'true, but false in production',
  }),
  INTROSPECTION: yesOrNo({
    about:
      'Whether the endpoints tell their schemas, also by suggestions in errors. Tools and GraphiQL need it; the schemas lie in docs/schema.',
    fallbackNote: 'true, but false in production',
  }),
  CONTENT_VERSION_WAIT_MS: wholeNumber({
    about: 'How long a request waits for the change it names in X-Min-Content-Version before it gets a 503.',
    min: 0,
    max: 60_000,
    unit: 'milliseconds',
    fallback: '2000',
  }),

  ...MEDIA_VARIABLES,
  ...REVIEW_VARIABLES,
  ...PROBLEM_VARIABLES,

  ...REQUEST_VARIABLES,
};
