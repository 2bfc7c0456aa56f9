import type { ArticleFilter } from '../delivery.types.generated.js';
import type { SqlValues } from '../sql-values.js';
import { isReviewOverdue } from './article.columns.js';

/** The letter that stands for it in a statement's name, and its text. */
export type FilterCondition = readonly [letter: string, sql: string];

/** Letters of those on times, which the link tables have. */
export const TIMED = new Set(['p', 'b', 'u']);

/** Conditions on the reading row `r`; those on times on the link `l` where there is one, so that its index ends the list by them. */
export function filterConditions(
  filter: ArticleFilter,
  values: SqlValues,
  timed: 'r' | 'l' = 'r',
): FilterCondition[] {
  const { locale, topic, author, slugs, publishedAfter, publishedBefore, updatedAfter } = filter;
  const found: FilterCondition[] = [];
  const add = (letter: string, sql: string) => found.push([letter, sql]);
  // Behind a select an instant of a list of links is not known to the planner, which would plan anew for each.
  const instant = (value: Date) => {
    const place = values.add(value, 'timestamptz');
    return timed === 'l' ? `(select ${place})` : place;
  };
  if (locale != null) add('l', `r.locale = ${values.add(locale, 'text')}`);
  if (topic != null) add('t', linked('topic', topic, locale ?? null, values));
  if (author != null) add('a', linked('author', author, null, values));
  if (slugs != null) add('s', `r.slug = any (${values.addTexts(slugs)})`);
  if (publishedAfter != null) add('p', `${timed}.published_at > ${instant(publishedAfter)}`);
  if (publishedBefore != null) add('b', `${timed}.published_at < ${instant(publishedBefore)}`);
  if (updatedAfter != null) add('u', `${timed}.updated_at > ${instant(updatedAfter)}`);
  if (filter.readableWithin != null)
    add('m', `r.reading_minutes <= ${values.add(filter.readableWithin, 'integer')}`);
  if (filter.reviewOverdue != null) {
    const isOverdue = `coalesce(${isReviewOverdue('r')}, false)`;
    add('o', `${isOverdue} = ${values.add(filter.reviewOverdue, 'boolean')}`);
  }
  if (filter.hasVideo != null) add('v', `r.has_video = ${values.add(filter.hasVideo, 'boolean')}`);
  return found;
}

function linked(noun: 'topic' | 'author', slug: string, locale: string | null, values: SqlValues): string {
  const inLocale = locale === null ? '' : ` and x.locale = ${values.add(locale, 'text')}`;
  return `exists (select from reading_${noun} k join ${noun} x on x.${noun}_id = k.${noun}_id
                 where k.reading_id = r.reading_id and x.slug = ${values.add(slug, 'text')}${inLocale})`;
}
