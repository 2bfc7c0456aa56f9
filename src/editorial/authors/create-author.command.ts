import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import { DomainError } from '../../rules/domain-error.js';
import { freeSlug } from '../../rules/free-slug.js';
import type { Viewer } from '../../rules/permissions.js';
import { slugFrom } from '../../rules/slug.js';
import { newId } from '../../rules/uuid.js';
import { trimmed } from '../change.js';
import { refuse } from '../check-input.js';
import { claimKey } from '../idempotency.js';
import type { AuthorInput } from './author.input.js';
import { authorSlugsLike, insertAuthor, type AuthorFields } from './author.repository.js';
import { authorFaults, localized, nameRequired } from './check-author.js';
import { portraitOf } from './portrait.js';

/** Makes an author, public at once. */
@Injectable()
export class CreateAuthorCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(
    input: AuthorInput,
    viewer: Viewer,
    call: { now: Date; idempotencyKey?: string | null },
  ): Promise<{ id: string; contentVersion: number }> {
    refuse(input.name === undefined ? [nameRequired(), ...authorFaults(input)] : authorFaults(input));
    const id = newId(call.now);
    const retry = { key: call.idempotencyKey ?? null, mutation: 'createAuthor', args: { input } };
    return inTransaction(this.dataSource, async (manager) => {
      const doneBefore = await claimKey(manager, viewer, retry, id);
      if (doneBefore) return { id: doneBefore, contentVersion: await this.gate.contentVersion(manager) };
      await this.insert(manager, id, input);
      return { id, ...(await this.gate.publishAuthor(manager, id)) };
    });
  }

  private async insert(manager: EntityManager, id: string, input: AuthorInput): Promise<void> {
    const name = input.name!.trim();
    const fields: Omit<AuthorFields, 'slug'> = {
      name,
      credentials: trimmed(input.credentials) ?? null,
      jobTitle: localized(input.jobTitle) ?? {},
      bio: localized(input.bio) ?? {},
      sameAs: [...(input.sameAs ?? [])],
      image: await portraitOf(manager, input.image ?? null),
    };
    if (input.slug != null) {
      if (await insertAuthor(manager, id, { ...fields, slug: input.slug })) return;
      throw slugTaken(input.slug);
    }
    const slug = slugFromName(name, this.config.site.defaultLocale);
    // Somebody may take the free one between the two statements: then the next one is tried.
    for (;;) {
      const free = freeSlug(slug, await authorSlugsLike(manager, slug, null));
      if (await insertAuthor(manager, id, { ...fields, slug: free })) return;
    }
  }
}

export function slugFromName(name: string, locale: string): string {
  const slug = slugFrom(name, locale);
  if (slug !== '') return slug;
  throw DomainError.of('REQUIRED', 'The name gives no slug: it has neither letter nor digit. Choose one.', [
    'input',
    'slug',
  ]);
}

export function slugTaken(slug: string): DomainError {
  return DomainError.of('TAKEN', `Another author has the slug "${slug}". Choose another one.`, [
    'input',
    'slug',
  ]);
}
