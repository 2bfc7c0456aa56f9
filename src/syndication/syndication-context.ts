import { ArticleLinksRepository } from '../delivery/articles/article-links.repository.js';
import { ArticleRepository } from '../delivery/articles/article.repository.js';
import { AuthorRepository } from '../delivery/authors/author.repository.js';
import { Reads } from '../delivery/caching/reads.js';
import { requestDatabase } from '../delivery/request-database.js';
import type { DeliverySite } from '../delivery/site/delivery-site.js';
import type { DeliveryDatabase } from '../delivery/statements.js';
import { TopicRepository } from '../delivery/topics/topic.repository.js';
import type { QueryParameters } from './answers/query-parameters.js';

/** What the answer to one request is made with. All of it reads by delivery's login. */
export interface SyndicationContext {
  readonly site: DeliverySite;
  readonly parameters: QueryParameters;
  /** What was read so far. */
  readonly reads: Reads;
  readonly database: DeliveryDatabase;
  readonly articles: ArticleRepository;
  readonly links: ArticleLinksRepository;
  readonly authors: AuthorRepository;
  readonly topics: TopicRepository;
  /** Number of committed changes the answer is sure to have seen. */
  readonly contentVersion: number;
  /** What the answer will say in `Cache-Control`. */
  readonly cacheControl: string;
}

/** The content version comes later: it is read by the database that is made here. */
export function createSyndicationContext(
  shared: DeliveryDatabase,
  site: DeliverySite,
  parameters: QueryParameters,
  signal: AbortSignal,
): Omit<SyndicationContext, 'contentVersion' | 'cacheControl'> {
  const reads = new Reads();
  const database = requestDatabase(shared, reads, signal);
  return {
    site,
    parameters,
    reads,
    database,
    articles: new ArticleRepository(database),
    links: new ArticleLinksRepository(database),
    authors: new AuthorRepository(database),
    topics: new TopicRepository(database),
  };
}
