import { In, type EntityManager } from 'typeorm';
import { beyondKey, orderBy, type SortPart } from '../../database/keyset.js';
import type { Page } from '../../graphql/connection.js';
import { containing } from '../containing.js';
import { TopicEntity } from './topic.entity.js';

/** A topic without id and version. */
export type TopicFields = Omit<TopicEntity, 'id' | 'version'>;

/** Which topics a list holds; null is no condition. */
export interface TopicFilter {
  readonly text: string | null;
  readonly locale: string | null;
}

/** Topics in no order; unknown ids are missing. */
export function findTopics(manager: EntityManager, ids: readonly string[]): Promise<TopicEntity[]> {
  return manager.findBy(TopicEntity, { id: In([...ids]) });
}

/** By name, the same on every server. */
const BY_NAME: readonly SortPart[] = [
  { sql: 'lower(name) collate "C"', type: 'text', descending: false },
  { sql: 'id', type: 'uuid', descending: false },
];

const MATCHES = `($1::text is null or name ilike $1 or slug ilike $1) and ($2::text is null or locale = $2)`;

/** A page of topics, one more than the page holds where there are more. */
export function pageOfTopics(
  manager: EntityManager,
  filter: TopicFilter,
  page: Page,
): Promise<(TopicEntity & { nameKey: string })[]> {
  return manager.query(
    `-- editorial.topics.page
     select id, locale, slug, name, description, parent_id as "parentId", version, lower(name) as "nameKey"
     from editorial.topic
     where ${MATCHES}
       and ${page.after ? beyondKey(BY_NAME, 'after', 4) : 'true'}
     order by ${orderBy(BY_NAME, false)}
     limit $3`,
    [containing(filter.text), filter.locale, page.limit + 1, ...(page.after ?? [])],
  );
}

export async function countTopics(manager: EntityManager, filter: TopicFilter): Promise<number> {
  const [row] = await manager.query<[{ n: number }]>(
    `-- editorial.topics.count
     select count(*)::integer as n from editorial.topic where ${MATCHES}`,
    [containing(filter.text), filter.locale],
  );
  return row.n;
}

/** The slugs of other topics of a locale that begin like this one. */
export async function topicSlugsLike(
  manager: EntityManager,
  locale: string,
  slug: string,
  exceptId: string | null,
): Promise<Set<string>> {
  const rows = await manager.query<{ slug: string }[]>(
    `-- editorial.topic.slugs
     select slug from editorial.topic
     where locale = $1 and starts_with(slug, $2) and id is distinct from $3::uuid`,
    [locale, slug, exceptId],
  );
  return new Set(rows.map((row) => row.slug));
}

/** A topic and all that stand above it, in no order. */
export async function ancestorsOf(manager: EntityManager, topicId: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `-- editorial.topic.ancestors
     with recursive above as (
       select id, parent_id from editorial.topic where id = $1
       union
       select t.id, t.parent_id from editorial.topic t join above on t.id = above.parent_id
     )
     select id from above`,
    [topicId],
  );
  return rows.map((row) => row.id);
}

/** Stores a new topic; false where the slug is taken in its locale. */
export async function insertTopic(manager: EntityManager, id: string, topic: TopicFields): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `-- editorial.topic.insert
     insert into editorial.topic (id, locale, slug, name, description, parent_id)
     values ($1, $2, $3, $4, $5, $6)
     on conflict on constraint topic_slug_unique do nothing
     returning id`,
    [id, topic.locale, topic.slug, topic.name, topic.description, topic.parentId],
  );
  return rows.length > 0;
}

/** Writes a topic over the version that was edited; false where it has another one by now, or is not there. */
export async function updateTopicVersion(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
  topic: TopicFields,
): Promise<boolean> {
  const [rows] = await manager.query<[unknown[], number]>(
    `-- editorial.topic.update
     update editorial.topic
     set slug = $2, name = $3, description = $4, parent_id = $5,
         version = version + 1, updated_at = clock_timestamp()
     where id = $1 and version = $6
     returning id`,
    [id, topic.slug, topic.name, topic.description, topic.parentId, expectedVersion],
  );
  return rows.length > 0;
}
