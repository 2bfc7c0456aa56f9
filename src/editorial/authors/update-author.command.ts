import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import { DomainError, VersionConflictError } from '../../rules/domain-error.js';
import { freeSlug } from '../../rules/free-slug.js';
import type { Viewer } from '../../rules/permissions.js';
import { changed, isSame, trimmed } from '../change.js';
import { refuse } from '../check-input.js';
import { claimKey } from '../idempotency.js';
import type { AuthorEntity } from './author.entity.js';
import type { AuthorInput } from './author.input.js';
import { authorSlugsLike, findAuthors, updateAuthorVersion, type AuthorFields } from './author.repository.js';
import { authorFaults, localized } from './check-author.js';
import { portraitOf } from './portrait.js';
import { slugFromName, slugTaken } from './create-author.command.js';

/** Changes an author, public at once. */
@Injectable()
export class UpdateAuthorCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Where nothing differs, nothing is written and the version stays. */
  async run(
    order: { id: string; expectedVersion: number; input: AuthorInput },
    viewer: Viewer,
    call: { idempotencyKey?: string | null } = {},
  ): Promise<{ id: string; contentVersion: number }> {
    const { id, expectedVersion, input } = order;
    refuse(authorFaults(input));
    const retry = { key: call.idempotencyKey ?? null, mutation: 'updateAuthor', args: order };
    const meanings = { author_slug_unique: () => slugTaken(input.slug ?? '') };
    return inTransaction(
      this.dataSource,
      async (manager) => {
        const untouched = async () => ({ id, contentVersion: await this.gate.contentVersion(manager) });
        if (await claimKey(manager, viewer, retry, id)) return untouched();
        const present = await this.find(manager, id);
        if (present.version !== expectedVersion) {
          throw new VersionConflictError(expectedVersion, present.version);
        }
        const next = await this.merge(manager, present, input);
        if (isSame({ ...present, ...next }, { ...present })) return untouched();
        if (!(await updateAuthorVersion(manager, id, expectedVersion, next))) {
          throw new VersionConflictError(expectedVersion, (await this.find(manager, id)).version);
        }
        return { id, ...(await this.gate.publishAuthor(manager, id)) };
      },
      meanings,
    );
  }

  private async find(manager: EntityManager, id: string): Promise<AuthorEntity> {
    const [author] = await findAuthors(manager, [id]);
    if (!author) throw DomainError.of('NOT_FOUND', 'There is no such author.', ['id']);
    return author;
  }

  private async merge(
    manager: EntityManager,
    present: AuthorEntity,
    input: AuthorInput,
  ): Promise<AuthorFields> {
    const name = input.name?.trim() ?? present.name;
    return {
      name,
      slug:
        input.slug === null ? await this.slugAnew(manager, present.id, name) : (input.slug ?? present.slug),
      credentials: changed(trimmed(input.credentials), present.credentials),
      jobTitle: localized(input.jobTitle) ?? present.jobTitle,
      bio: localized(input.bio) ?? present.bio,
      image: input.image === undefined ? present.image : await portraitOf(manager, input.image),
      sameAs: input.sameAs === undefined ? present.sameAs : [...(input.sameAs ?? [])],
    };
  }

  private async slugAnew(manager: EntityManager, id: string, name: string): Promise<string> {
    const slug = slugFromName(name, this.config.site.defaultLocale);
    return freeSlug(slug, await authorSlugsLike(manager, slug, id));
  }
}
