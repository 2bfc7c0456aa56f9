import { indexBy, type Batches } from '../../graphql/batches.js';
import type { AuthorRepository } from './author.repository.js';
import type { AuthorRow } from './author.row.js';

/** Authors for many things at once. */
export class AuthorLoaders {
  constructor(
    private readonly batches: Batches,
    private readonly authors: AuthorRepository,
  ) {}

  async byId(authorId: string): Promise<AuthorRow | null> {
    const found = await this.batches.ask('author', authorId, async (ids) =>
      indexBy(await this.authors.byIds(ids), (author) => author.authorId),
    );
    return found ?? null;
  }

  /** In the order of the ids; unknown ones are left out. */
  async byIds(authorIds: readonly string[]): Promise<AuthorRow[]> {
    const found = await Promise.all(authorIds.map((id) => this.byId(id)));
    return found.filter((author) => author !== null);
  }
}
