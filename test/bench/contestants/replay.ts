import type { Pool } from 'pg';
import { toGlobalId } from '../../../src/graphql/global-id.js';
import { newId } from '../../../src/rules/uuid.js';
import type { Recording } from './recording.js';

/** Sends the recorded statements of a request, one after the other, and answers as the service did. */
export type Replay = (stamp: string | null) => Promise<Buffer>;

/**
 * Prepares a recording for being sent again: on one connection, each statement by the name it had, with the values it had but for
 * stamp and own ids, which are new each time. The answer is the recorded one with these put in: nothing is computed that the
 * service would have to compute, so that all that it adds to its SQL shows.
 */
export function prepareReplay(pool: Pool, recording: Recording): Replay {
  const { statements, ownIds, mustHold } = recording;
  const marks = recording.stamp === null ? [] : [recording.stamp, ...ownIds];
  const values = statements.map((statement) => statement.values.map((value) => templateOf(value, marks)));
  // In answers the ids of articles are written as both APIs write them.
  const answerMarks =
    recording.stamp === null ? [] : [recording.stamp, ...ownIds.map((id) => toGlobalId('Article', id))];
  const answer = templateOf(recording.answer, answerMarks) as (texts: readonly string[]) => string;
  let isChecked = mustHold.length === 0;

  return async (stamp) => {
    const ids = ownIds.map(() => newId(new Date()));
    const texts = stamp === null ? [] : [stamp, ...ids];
    const client = await pool.connect();
    let isSpoilt = true;
    try {
      const results: unknown[] = [];
      for (const [at, { name, text }] of statements.entries()) {
        const sent = values[at]!.map((template) => template(texts));
        const { rows } = await client.query(name ? { name, text, values: sent } : { text, values: sent });
        if (!isChecked) results.push(rows);
      }
      if (!isChecked) check(results, recording);
      isChecked = true;
      isSpoilt = false;
    } finally {
      client.release(isSpoilt);
    }
    if (stamp === null) return Buffer.from(answer([]));
    return Buffer.from(answer([stamp, ...ids.map((id) => toGlobalId('Article', id))]));
  };
}

/** A value into which texts can be put where marks stood, in their order. */
function templateOf(value: unknown, marks: readonly string[]): (texts: readonly string[]) => unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => templateOf(item, marks));
    return (texts) => items.map((item) => item(texts));
  }
  if (typeof value !== 'string') {
    const constant = untagged(value);
    return () => constant;
  }
  if (!marks.some((mark) => value.includes(mark))) return () => value;
  const parts = value.split(new RegExp(`(${marks.map(escaped).join('|')})`));
  // Every second part is a mark.
  const places = parts.map((part, at) => (at % 2 === 1 ? marks.indexOf(part) : -1));
  return (texts) => parts.map((part, at) => (places[at]! < 0 ? part : texts[places[at]!]!)).join('');
}

function untagged(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { $bytes, $date } = value as { $bytes?: string; $date?: string };
  if ($bytes !== undefined) return Buffer.from($bytes, 'base64');
  return $date === undefined ? value : new Date($date);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function check(results: unknown, { key, mustHold }: Recording): void {
  const found = JSON.stringify(results);
  const missing = mustHold.find((text) => !found.includes(JSON.stringify(text).slice(1, -1)));
  if (missing !== undefined) {
    throw new Error(`The recorded statements of "${key}" find no "${missing}", which the answer holds.`);
  }
}
