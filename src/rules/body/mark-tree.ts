import { decorators, type Decorator, type InlineText, type LinkMark } from './body.js';

export type MarkNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'decorator'; readonly decorator: Decorator; readonly children: readonly MarkNode[] }
  | { readonly kind: 'link'; readonly link: LinkMark; readonly children: readonly MarkNode[] };

interface MarkedText {
  readonly text: string;
  readonly marks: readonly string[];
}

/**
 * Spans lie flat, elements nest: groups neighbours under the mark they share. A link is outermost, so that it is never
 * torn into two; then the mark that runs farthest; `code` is innermost, as Markdown wants it.
 */
export function markTreeOf(text: InlineText): MarkNode[] {
  const links = new Map(text.markDefs.map((link) => [link._key, link]));
  return nest(text.children, links);
}

function nest(spans: readonly MarkedText[], links: ReadonlyMap<string, LinkMark>): MarkNode[] {
  const nodes: MarkNode[] = [];
  for (let start = 0; start < spans.length;) {
    const first = spans[start]!;
    const mark = outermost(spans, start, links);
    if (mark === null) {
      nodes.push({ kind: 'text', text: first.text });
      start += 1;
      continue;
    }
    const end = mark === 'code' ? start + 1 : start + runLength(spans, start, mark);
    const inner = spans
      .slice(start, end)
      .map(({ text, marks }) => ({ text, marks: marks.filter((one) => one !== mark) }));
    const children = nest(inner, links);
    const link = links.get(mark);
    const decorator = decorators.find((one) => one === mark);
    if (link) nodes.push({ kind: 'link', link, children });
    else if (decorator) nodes.push({ kind: 'decorator', decorator, children });
    else nodes.push(...children);
    start = end;
  }
  return nodes;
}

function outermost(
  spans: readonly MarkedText[],
  start: number,
  links: ReadonlyMap<string, LinkMark>,
): string | null {
  const { marks } = spans[start]!;
  const link = marks.find((mark) => links.has(mark));
  if (link !== undefined) return link;
  const [first, ...others] = decorators.filter(
    (decorator) => decorator !== 'code' && marks.includes(decorator),
  );
  if (first === undefined) return marks.includes('code') ? 'code' : null;
  let best = first;
  for (const other of others)
    if (runLength(spans, start, other) > runLength(spans, start, best)) best = other;
  return best;
}

function runLength(spans: readonly MarkedText[], start: number, mark: string): number {
  let end = start;
  while (end < spans.length && spans[end]!.marks.includes(mark)) end += 1;
  return end - start;
}
