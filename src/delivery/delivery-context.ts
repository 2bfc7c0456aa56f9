import type { IncomingMessage } from 'node:http';
import { Batches } from '../graphql/batches.js';
import type { Cursors } from '../graphql/cursor.js';
import type { SearchGaps } from '../search/search-gaps.js';
import { ArticleLinksRepository } from './articles/article-links.repository.js';
import { ArticleLoaders } from './articles/article.loaders.js';
import { ArticleRepository } from './articles/article.repository.js';
import { AuthorLoaders } from './authors/author.loaders.js';
import { AuthorRepository } from './authors/author.repository.js';
import { Reads } from './caching/reads.js';
import { ImageLoaders } from './media/image.loaders.js';
import { ImageRepository } from './media/image.repository.js';
import { RelatedFromLoaders } from './related/related-from.loaders.js';
import { RelatedFromRepository } from './related/related-from.repository.js';
import { requestDatabase } from './request-database.js';
import { SearchRepository } from './search/search.repository.js';
import type { DeliverySite } from './site/delivery-site.js';
import type { DeliveryDatabase } from './statements.js';
import { TopicLoaders } from './topics/topic.loaders.js';
import { TopicRepository } from './topics/topic.repository.js';

/** What the resolvers of one request share. Made anew for each: its loaders remember what they have read. */
export interface DeliveryContext {
  readonly req: IncomingMessage;
  /** Number of committed changes this request is sure to see; null until its operation is known. */
  contentVersion: number | null;
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
  readonly authorLoaders: AuthorLoaders;
  readonly topicLoaders: TopicLoaders;
  readonly imageLoaders: ImageLoaders;
}

/** What outlives a request. */
export interface DeliveryFoundations {
  readonly database: DeliveryDatabase;
  readonly site: DeliverySite;
  readonly cursors: Cursors;
  /** Who is told of searches that found nothing; missing where nobody is. */
  readonly searchGaps?: SearchGaps | undefined;
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
  const links = new ArticleLinksRepository(database);
  return {
    req,
    contentVersion: null,
    database,
    reads,
    site,
    cursors,
    articles: new ArticleRepository(database),
    authors,
    topics,
    search: new SearchRepository(database),
    searchGaps: searchGaps ?? null,
    isCounted: false,
    articleLoaders: new ArticleLoaders(batches, links),
    relatedFrom: new RelatedFromLoaders(batches, new RelatedFromRepository(database)),
    authorLoaders: new AuthorLoaders(batches, authors),
    topicLoaders: new TopicLoaders(batches, topics),
    imageLoaders: new ImageLoaders(batches, new ImageRepository(database)),
  };
}
