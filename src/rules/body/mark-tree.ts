import {
  decorators,
  type CitationMark,
  type Decorator,
  type InlineText,
  type LinkMark,
  type MarkDefinition,
} from './body.js';

export type MarkNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'decorator'; readonly decorator: Decorator; readonly children: readonly MarkNode[] }
  | { readonly kind: 'link'; readonly link: LinkMark; readonly children: readonly MarkNode[] }
  | { readonly kind: 'citation'; readonly mark: CitationMark; readonly children: readonly MarkNode[] };

interface MarkedText {
  readonly text: string;
  readonly marks: readonly string[];
}

/**
 * Spans lie flat, elements nest: groups neighbours under the mark they share. Citations are outermost, so that their numbers
 * stand behind links and not in them; of those that run equally far the first is innermost, for its number comes
 * first. Then come links, which are torn by citations alone; then the mark that runs farthest; `code` is innermost, as
 * Markdown wants it.
 */
export function markTreeOf(text: InlineText): MarkNode[] {
  return nest(text.children, new Map(text.markDefs.map((mark) => [mark._key, mark])));
}

type Definitions = ReadonlyMap<string, MarkDefinition>;

function nest(spans: readonly MarkedText[], definitions: Definitions): MarkNode[] {
  const nodes: MarkNode[] = [];
  for (let start = 0; start < spans.length;) {
    const first = spans[start]!;
    const mark = outermost(spans, start, definitions);
    if (mark === null) {
      nodes.push({ kind: 'text', text: first.text });
      start += 1;
      continue;
    }
    const end = mark === 'code' ? start + 1 : start + runLength(spans, start, mark, definitions);
    const inner = spans
      .slice(start, end)
      .map(({ text, marks }) => ({ text, marks: marks.filter((one) => one !== mark) }));
    const children = nest(inner, definitions);
    const definition = definitions.get(mark);
    const decorator = decorators.find((one) => one === mark);
    if (definition?._type === 'link') nodes.push({ kind: 'link', link: definition, children });
    else if (definition) nodes.push({ kind: 'citation', mark: definition, children });
    else if (decorator) nodes.push({ kind: 'decorator', decorator, children });
    else nodes.push(...children);
    start = end;
  }
  return nodes;
}

function outermost(spans: readonly MarkedText[], start: number, definitions: Definitions): string | null {
  const { marks } = spans[start]!;
  const citations = marks.filter((mark) => isCitation(mark, definitions));
  if (citations.length > 0) return farthest(spans, start, citations.toReversed(), definitions);
  const link = marks.find((mark) => definitions.has(mark));
  if (link !== undefined) return link;
  const others = decorators.filter((decorator) => decorator !== 'code' && marks.includes(decorator));
  if (others.length > 0) return farthest(spans, start, others, definitions);
  return marks.includes('code') ? 'code' : null;
}

function isCitation(mark: string, definitions: Definitions): boolean {
  return definitions.get(mark)?._type === 'citation';
}

/** The mark that runs farthest, of several the first. */
function farthest(
  spans: readonly MarkedText[],
  start: number,
  marks: readonly string[],
  definitions: Definitions,
): string | null {
  let best: string | null = null;
  let most = 0;
  for (const mark of marks) {
    const length = runLength(spans, start, mark, definitions);
    if (length > most) [best, most] = [mark, length];
  }
  return best;
}

/** How many spans from here on share a mark. All marks but citations end where a citation begins. */
function runLength(
  spans: readonly MarkedText[],
  start: number,
  mark: string,
  definitions: Definitions,
): number {
  const isInner = !isCitation(mark, definitions);
  let end = start;
  while (end < spans.length && spans[end]!.marks.includes(mark)) {
    if (isInner && spans[end]!.marks.some((one) => isCitation(one, definitions))) break;
    end += 1;
  }
  return end - start;
}
