import { text, wholeNumber, yesOrNo } from './variable.js';

/** What may be asked of the two GraphQL endpoints, and what caches may keep of the answers. */
export const REQUEST_VARIABLES = {
  PREVIEW_URL: text({
    about:
      'Where a frontend shows a preview; {token}, {slug} and {locale} are filled in. Put {token} behind # or read it from there: what follows # reaches no log.',
    expected: 'an http or https address with {token} in it',
    pattern: /^https?:\/\/[^\s]*\{token\}[^\s]*$/,
    fallbackNote: 'links are made without an address',
    example: 'https://clinic.example/preview/{slug}#{token}',
  }),
  PREVIEW_HOURS: wholeNumber({
    about: 'How long a preview link works where its maker says nothing.',
    min: 1,
    max: 8_760,
    unit: 'hours',
    fallback: '72',
  }),
  PREVIEW_HOURS_MOST: wholeNumber({
    about: 'How long a preview link may work at most.',
    min: 1,
    max: 8_760,
    unit: 'hours',
    fallback: '720',
  }),
  PREVIEW_CONCURRENCY: wholeNumber({
    about:
      'How many previews may be looked at in the same instant, per instance. Each holds one connection for editing.',
    min: 1,
    max: 100,
    fallback: '4',
  }),
  DELIVERY_BODY_LIMIT_BYTES: wholeNumber({
    about: 'The largest request the delivery API reads. It takes documents and variables, never content.',
    min: 1_000,
    max: 100_000_000,
    unit: 'bytes',
    fallback: '200000',
  }),
  QUERY_COST_LIMIT: wholeNumber({
    about:
      'The greatest cost of a query: its fields, each times the lengths of the lists it stands in. A list of unknown length counts as 5.',
    min: 10,
    max: 10_000_000,
    fallback: '20000',
  }),
  QUERY_DEPTH_LIMIT: wholeNumber({
    about: 'How deep fields may be nested. The introspection query of usual tools needs 15.',
    min: 3,
    max: 100,
    fallback: '15',
  }),
  QUERY_TOKEN_LIMIT: wholeNumber({
    about: 'How many tokens (names, numbers, texts, signs) a document may have.',
    min: 100,
    max: 100_000,
    fallback: '4000',
  }),
  QUERY_FIELD_LIMIT: wholeNumber({
    about: 'How many fields and fragments a document may select, fragments counted wherever they are used.',
    min: 10,
    max: 100_000,
    fallback: '3000',
  }),
  QUERY_REPEAT_LIMIT: wholeNumber({
    about: 'How often a document may select the same field in the same place.',
    min: 5,
    max: 1_000,
    fallback: '50',
  }),
  QUERY_ALIAS_LIMIT: wholeNumber({
    about: 'How many aliases a document may have.',
    min: 0,
    max: 10_000,
    fallback: '50',
  }),
  QUERY_DIRECTIVE_LIMIT: wholeNumber({
    about: 'How many directives a document may have.',
    min: 0,
    max: 10_000,
    fallback: '50',
  }),
  QUERY_ROOT_FIELD_LIMIT: wholeNumber({
    about: 'How many fields an operation may have at its root.',
    min: 1,
    max: 1_000,
    fallback: '20',
  }),
  QUERY_LIST_LIMIT: wholeNumber({
    about:
      'How many items a list in an argument or variable of the delivery API may have. Single arguments may allow fewer.',
    min: 1,
    max: 100_000,
    fallback: '250',
  }),
  QUERY_TIMEOUT_MS: wholeNumber({
    about: 'How long the delivery API works on one request.',
    min: 100,
    max: 600_000,
    unit: 'milliseconds',
    fallback: '10000',
  }),
  DELIVERY_QUEUE_LIMIT: wholeNumber({
    about: 'How many statements may wait for a reading connection; more are refused at once with 503.',
    min: 1,
    max: 100_000,
    fallback: '500',
  }),
  REQUEST_PLACES: wholeNumber({
    about:
      'How many requests are worked on at once, per instance. Searches, lists and feeds take a quarter at most, all that readers ask three quarters. Answers from memory take no place. 0 sets no bound.',
    min: 0,
    max: 10_000,
    fallbackNote: '4 times DELIVERY_POOL_SIZE',
    example: '40',
  }),
  REQUEST_LINE_LIMIT: wholeNumber({
    about:
      'How many requests of each kind (searches and lists, pages, editing, signing in) may wait for a place; more are refused at once with 503.',
    min: 0,
    max: 100_000,
    fallback: '500',
  }),
  REQUEST_WAIT_MS: wholeNumber({
    about: 'How long a request waits for a place before it is refused with 503.',
    min: 10,
    max: 60_000,
    unit: 'milliseconds',
    fallback: '1000',
  }),
  TRUSTED_DOCUMENTS: text({
    about:
      'A manifest of documents that clients may send by their id alone: a JSON file as the Relay compiler, graphql-codegen or the Apollo tools write it.',
    expected: 'a path',
    pattern: /^[^\0]+$/,
    fallbackNote: 'none',
    example: 'clients/site/persisted-documents.json',
  }),
  TRUSTED_DOCUMENTS_ONLY: yesOrNo({
    about: 'Whether the delivery API refuses every document that is not in TRUSTED_DOCUMENTS.',
    fallback: 'false',
  }),
  CACHE_SHARED_SECONDS: wholeNumber({
    about:
      'How long shared caches may keep an answer without asking again. Above 0 only for caches that are purged by Surrogate-Key or Cache-Tag on every change. No answer outlives the minute, so that what is scheduled for a whole minute opens and closes in time.',
    min: 0,
    max: 60,
    unit: 'seconds',
    fallback: '0',
  }),
  CACHE_BROWSER_SECONDS: wholeNumber({
    about:
      'How long browsers may keep an answer without asking again. Nothing can purge them: that long a reader may miss a change.',
    min: 0,
    max: 60,
    unit: 'seconds',
    fallback: '0',
  }),
  ANSWER_CACHE_BYTES: wholeNumber({
    about:
      'Memory in which each instance keeps finished answers of the delivery API, embeds and feeds. They go with the change that touches them, so nobody is shown an old one. 0 turns it off.',
    min: 0,
    max: 100_000_000_000,
    unit: 'bytes',
    fallback: '268435456',
  }),
  ANSWER_CACHE_POLL_MS: wholeNumber({
    about:
      'How often each instance asks the database for changes, besides being told of each. An instance that has heard nothing for three times as long answers nothing from memory.',
    min: 50,
    max: 60_000,
    unit: 'milliseconds',
    fallback: '1000',
  }),
  COMPRESSION: yesOrNo({
    about: 'Whether the delivery API compresses its answers. Off where a proxy in front does it.',
    fallback: 'true',
  }),
  SEARCH_GAP_MIN_COUNT: wholeNumber({
    about:
      'How often a question that found nothing must have been asked before editors read it. Below 2 they would read what one visitor typed.',
    min: 2,
    max: 1_000,
    fallback: '3',
  }),
  SEARCH_GAP_DAYS: wholeNumber({
    about: 'How many days questions that found nothing are kept, counted by day. 0 counts none.',
    min: 0,
    max: 366,
    unit: 'days',
    fallback: '90',
  }),
};
