import type { Columns } from '../columns.js';

/** A topic as the database gives it. */
export interface TopicRow {
  readonly topicId: string;
  readonly locale: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly parentId: string | null;
}

/** Columns of a topic that not every query asks for, told by their bits. */
export const TOPIC_PARTS = { description: 1, parentId: 2 } as const;

/** All of them. */
export const WHOLE_TOPIC = 3;

/** Columns of `topic` under the names of the row: id, locale, slug, name, and those whose bits are set. */
export function topicColumns(alias: string, parts: number = WHOLE_TOPIC): Columns {
  return [
    ['topicId', `${alias}.topic_id`],
    ['locale', `${alias}.locale`],
    ['slug', `${alias}.slug`],
    ['name', `${alias}.name`],
    ...(parts & TOPIC_PARTS.description ? [['description', `${alias}.description`] as const] : []),
    ...(parts & TOPIC_PARTS.parentId ? [['parentId', `${alias}.parent_id`] as const] : []),
  ];
}
