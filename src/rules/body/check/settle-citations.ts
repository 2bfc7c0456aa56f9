import type { MarkDefinition, Span } from '../body.js';

/** Neighbouring spans that rest on one citation: its number stands behind the last of them. */
interface Run {
  readonly key: string;
  start: number;
  end: number;
  /** Place among the marks of the span where it begins. */
  readonly order: number;
}

/**
 * Puts the citations of a text in order, so that each stands in one place: one that ends within a link reaches to its end,
 * since a number, being a link, cannot stand in it; one on blanks before the first words reaches to those; of two that
 * overlap the later one begins where the first one ends; and each span names those first whose numbers stand first.
 */
export function settleCitations(
  spans: readonly Span[],
  definitions: ReadonlyMap<string, MarkDefinition>,
): readonly Span[] {
  const isCitation = (mark: string) => definitions.get(mark)?._type === 'citation';
  if (!spans.some(({ marks }) => marks.some(isCitation))) return spans;
  const linkOf = ({ marks }: Span) => marks.find((mark) => definitions.get(mark)?._type === 'link');
  const cited = spans.map(({ marks }) => marks.filter(isCitation));
  let isBlank = true;
  for (const [at, span] of spans.entries()) {
    const before = spans[at - 1];
    isBlank &&= !before || before.text.trim() === '';
    const isWithinLink = before && linkOf(span) !== undefined && linkOf(before) === linkOf(span);
    if (before && (isWithinLink || isBlank)) cited[at] = [...new Set([...cited[at - 1]!, ...cited[at]!])];
  }
  const settled: string[][] = spans.map(() => []);
  for (const run of runsOf(cited)) {
    for (let at = run.start; at <= run.end; at += 1) settled[at]!.push(run.key);
  }
  return spans.map((span, at) => ({
    ...span,
    marks: [...span.marks.filter((mark) => !isCitation(mark)), ...settled[at]!],
  }));
}

/** Runs of which any two are apart or one lies within the other, in the order of their numbers. */
function runsOf(cited: readonly (readonly string[])[]): Run[] {
  const ends = endsOf(cited);
  const runs: Run[] = [];
  let open: Run[] = [];
  for (const [at, keys] of cited.entries()) {
    const outer: Run[] = [];
    const begun: Run[] = [];
    let isBroken = false;
    for (const run of open) {
      if (!keys.includes(run.key)) {
        isBroken = true;
        runs.push({ ...run, end: at - 1 });
      } else if (isBroken) begun.push({ ...run, start: at });
      else outer.push(run);
    }
    for (const [order, key] of keys.entries()) {
      if (!open.some((run) => run.key === key)) begun.push({ key, start: at, end: at, order });
    }
    const end = ({ key }: Run) => ends[at]!.get(key) ?? at;
    open = [...outer, ...begun.toSorted((a, b) => end(b) - end(a) || b.order - a.order)];
  }
  runs.push(...open.map((run) => ({ ...run, end: cited.length - 1 })));
  return runs.toSorted((a, b) => a.end - b.end || b.start - a.start || a.order - b.order);
}

/** For each span where the runs of its citations end. */
function endsOf(cited: readonly (readonly string[])[]): ReadonlyMap<string, number>[] {
  const ends: Map<string, number>[] = [];
  let next: ReadonlyMap<string, number> = new Map();
  for (let at = cited.length - 1; at >= 0; at -= 1) {
    const following = next;
    const here = new Map(cited[at]!.map((key) => [key, following.get(key) ?? at]));
    ends[at] = here;
    next = here;
  }
  return ends;
}
