/** A topic as the database gives it. */
export interface TopicRow {
  readonly topicId: string;
  readonly locale: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly parentId: string | null;
}

/** Columns of `topic` under the names of the row. */
export function topicColumns(alias: string): readonly (readonly [string, string])[] {
  return [
    ['topicId', `${alias}.topic_id`],
    ['locale', `${alias}.locale`],
    ['slug', `${alias}.slug`],
    ['name', `${alias}.name`],
    ['description', `${alias}.description`],
    ['parentId', `${alias}.parent_id`],
  ];
}
