import type { IncomingMessage } from 'node:http';
import { Batches, indexBy } from '../graphql/batches.js';
import type { Cursors } from '../graphql/cursor.js';
import type { SearchGaps } from '../search/search-gaps.js';
import { ArticleLinksRepository } from './articles/article-links.repository.js';
import { ArticleLoaders } from './articles/article.loaders.js';
import { ArticleRepository } from './articles/article.repository.js';
import { AuthorRepository } from './authors/author.repository.js';
import type { AuthorRow } from './authors/author.row.js';
import { Reads } from './caching/reads.js';
import type { KnownThings } from './known-things.js';
import { ImageLoaders } from './media/image.loaders.js';
import { ImageRepository } from './media/image.repository.js';
import { RelatedFromLoaders } from './related/related-from.loaders.js';
import { RelatedFromRepository } from './related/related-from.repository.js';
import { requestDatabase } from './request-database.js';
import { RowLoader } from './row-loader.js';
import { SearchRepository } from './search/search.repository.js';
import type { DeliverySite } from './site/delivery-site.js';
import type { DeliveryDatabase } from './statements.js';
import { TopicRepository } from './topics/topic.repository.js';
import type { TopicRow } from './topics/topic.row.js';

/** What the resolvers of one request share. Made anew for each: its loaders remember what they have read. */
export interface DeliveryContext {
  readonly req: IncomingMessage;
  /** Number of committed changes this request is sure to see; null until its operation is known. */
  contentVersion: number | null;
  /** What an answer of this version may be made of. The GraphQL server copies the context: this is shared by all copies. */
  readonly atHand: AtHand;
  readonly database: DeliveryDatabase;
  /** What was read so far. */
  readonly reads: Reads;
  readonly site: DeliverySite;
  readonly cursors: Cursors;
  readonly articles: ArticleRepository;
  readonly authors: AuthorRepository;
  readonly topics: TopicRepository;
  readonly search: SearchRepository;
  /** Null: nobody counts, as in a preview. */
  readonly searchGaps: SearchGaps | null;
  /** Somebody counts how often this is asked: each time has to reach us. */
  isCounted: boolean;
  readonly articleLoaders: ArticleLoaders;
  readonly relatedFrom: RelatedFromLoaders;
  readonly authorLoader: RowLoader<AuthorRow>;
  readonly topicLoader: RowLoader<TopicRow>;
  readonly imageLoaders: ImageLoaders;
}

/** Authors and topics in memory; null where there are none, and until the version is known. */
interface AtHand {
  known: KnownThings | null;
}

/** What outlives a request. */
export interface DeliveryFoundations {
  readonly database: DeliveryDatabase;
  readonly site: DeliverySite;
  readonly cursors: Cursors;
  /** Who is told of searches that found nothing; missing where nobody is. */
  readonly searchGaps?: SearchGaps | undefined;
  /** Missing where answers are not what all readers see, as in a preview. */
  readonly known?: KnownThings | undefined;
}

/** Says what the answer promises, before its first resolver runs. */
export function promiseVersion(
  context: DeliveryContext,
  { known }: Pick<DeliveryFoundations, 'known'>,
  version: number,
): void {
  context.contentVersion = version;
  context.atHand.known = known?.from(version) ?? null;
}

/** Statements of the context end where `signal` fires. */
export function createDeliveryContext(
  { database: shared, site, cursors, searchGaps }: DeliveryFoundations,
  req: IncomingMessage,
  signal?: AbortSignal,
): DeliveryContext {
  const batches = new Batches();
  const reads = new Reads();
  const database = requestDatabase(shared, reads, signal);
  const authors = new AuthorRepository(database);
  const topics = new TopicRepository(database);
  const atHand: AtHand = { known: null };
  const knowsLinks = () => atHand.known !== null;
  const links = new ArticleLinksRepository(database, knowsLinks);
  return {
    req,
    contentVersion: null,
    atHand,
    database,
    reads,
    site,
    cursors,
    articles: new ArticleRepository(database, knowsLinks),
    authors,
    topics,
    search: new SearchRepository(database),
    searchGaps: searchGaps ?? null,
    isCounted: false,
    articleLoaders: new ArticleLoaders(batches, links),
    relatedFrom: new RelatedFromLoaders(batches, new RelatedFromRepository(database)),
    authorLoader: new RowLoader({
      noun: 'author',
      batches,
      reads,
      known: () => atHand.known?.authors ?? null,
      fetch: async (ids) => indexBy(await authors.byIds(ids), (author) => author.authorId),
    }),
    topicLoader: new RowLoader({
      noun: 'topic',
      batches,
      reads,
      known: () => atHand.known?.topics ?? null,
      fetch: async (ids) => indexBy(await topics.byIds(ids), (topic) => topic.topicId),
    }),
    imageLoaders: new ImageLoaders(batches, new ImageRepository(database)),
  };
}
