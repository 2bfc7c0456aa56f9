import { groupBy, type Batches } from '../../graphql/batches.js';
import type { ArticleRow, RelatedRow } from '../articles/article.row.js';
import { shapeVariant, type ArticleShape } from '../articles/article.shape.js';
import type { RelatedFromRepository } from './related-from.repository.js';

/** The same for all articles of a request that are asked at one moment. */
export class RelatedFromLoaders {
  constructor(
    private readonly batches: Batches,
    private readonly repository: RelatedFromRepository,
  ) {}

  /** At most `first` articles that have this one beside them, in their order. */
  async of(article: ArticleRow, first: number, shape: ArticleShape): Promise<readonly RelatedRow[]> {
    const question = `related-from ${first} ${shapeVariant(shape)} ${shape.related?.first}`;
    const rows = await this.batches.ask(question, article.readingId, async (ids) =>
      groupBy(await this.repository.find(ids, first, shape), (row) => row.parentId),
    );
    return (rows ?? []).map((row) => ({ reason: row.reason, score: row.score, article: row }));
  }
}
