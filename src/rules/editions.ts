import type { Microseconds } from './publication-plan.js';

/** A stretch of time; `until` does not belong to it, and is null where it has no end. */
export interface Stretch {
  readonly from: Microseconds;
  readonly until: Microseconds | null;
}

/** Cuts a stretch at the edges that lie within it. */
export function cutAtEdges({ from, until }: Stretch, edges: readonly Microseconds[]): Stretch[] {
  const within = [...new Set(edges)]
    .filter((edge) => edge > from && (until === null || edge < until))
    .toSorted((one, other) => one - other);
  const starts = [from, ...within];
  return starts.map((start, index) => ({ from: start, until: starts[index + 1] ?? until }));
}
