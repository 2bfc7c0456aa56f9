import type { EntityManager } from 'typeorm';
import { DomainError, type Fault } from '../../rules/domain-error.js';
import { checkSlug, slugFrom } from '../../rules/slug.js';
import { faultsOf } from '../check-input.js';
import { TopicInput } from './topic.input.js';
import { ancestorsOf, findTopics } from './topic.repository.js';

/** Everything that is wrong with a topic as written. */
export function topicFaults(input: TopicInput): Fault[] {
  return [
    ...faultsOf(TopicInput, input, ['input']),
    ...(input.name === null ? [nameRequired()] : []),
    ...(input.slug == null ? [] : checkSlug(input.slug, ['input', 'slug'])),
  ];
}

export function nameRequired(): Fault {
  return { code: 'REQUIRED', message: 'A topic needs a name.', field: ['input', 'name'] };
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
  const message = `Another topic of this locale has the slug "${slug}". Choose another one.`;
  return DomainError.of('TAKEN', message, ['input', 'slug']);
}

/** Refuses a parent that is missing, of another locale, or below the topic itself. */
export async function checkParent(
  manager: EntityManager,
  topic: { id: string; locale: string },
  parentId: string,
): Promise<void> {
  const field = ['input', 'parentId'];
  // Two topics put below each other at once would each look right by itself.
  await manager.query(
    `-- editorial.topic.lock-tree
     lock table editorial.topic in share row exclusive mode`,
  );
  const [parent] = await findTopics(manager, [parentId]);
  if (!parent) throw DomainError.of('NOT_FOUND', 'There is no such topic.', field);
  if (parent.locale !== topic.locale) {
    const message = `The parent is in ${parent.locale}; choose one in ${topic.locale}.`;
    throw DomainError.of('INVALID', message, field);
  }
  if ((await ancestorsOf(manager, parentId)).includes(topic.id)) {
    throw DomainError.of('INVALID', 'A topic cannot stand below itself. Choose a wider topic.', field);
  }
}
