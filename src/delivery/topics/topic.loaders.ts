import { indexBy, type Batches } from '../../graphql/batches.js';
import type { TopicRepository } from './topic.repository.js';
import type { TopicRow } from './topic.row.js';

/** Topics for many things at once. */
export class TopicLoaders {
  constructor(
    private readonly batches: Batches,
    private readonly topics: TopicRepository,
  ) {}

  async byId(topicId: string): Promise<TopicRow | null> {
    const found = await this.batches.ask('topic', topicId, async (ids) =>
      indexBy(await this.topics.byIds(ids), (topic) => topic.topicId),
    );
    return found ?? null;
  }

  /** In the order of the ids; unknown ones are left out. */
  async byIds(topicIds: readonly string[]): Promise<TopicRow[]> {
    const found = await Promise.all(topicIds.map((id) => this.byId(id)));
    return found.filter((topic) => topic !== null);
  }
}
