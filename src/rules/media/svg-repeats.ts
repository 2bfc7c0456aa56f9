/** An element that is kept. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (SvgElement | string)[];
}

/** How much of a drawing is drawn. */
export const svgLimits = {
  elements: 20_000,
  depth: 64,
  uses: 200,
  drawnByUses: 20_000,
  side: 100_000,
} as const;

/** A drawing that cannot be taken; the message is a sentence for people. */
export class SvgFault extends Error {}

/** A `use` draws a part again; parts that hold others which hold others draw without end. */
export function checkRepeats(root: SvgElement): void {
  const all: SvgElement[] = [];
  const collect = (element: SvgElement) => {
    all.push(element);
    for (const child of element.children) if (typeof child !== 'string') collect(child);
  };
  collect(root);
  // Of two with the same id the first is meant.
  const byId = new Map(all.toReversed().map((element) => [element.attributes.id, element]));
  const uses = all.filter(({ name }) => name === 'use');
  if (uses.length > svgLimits.uses) throw tooMany();
  let drawn = 0;
  for (const { attributes } of uses) {
    const target = byId.get(attributes.href?.slice(1) ?? '');
    if (!target) continue;
    const parts = countParts(target);
    if (parts.uses > 0) throw tooMany();
    drawn += parts.elements;
  }
  if (drawn > svgLimits.drawnByUses) throw tooMany();
  // Patterns, masks, clip paths and markers draw again too: none may be painted with another.
  const painters = all.filter(({ name }) => /^(?:pattern|mask|clipPath|marker)$/.test(name));
  if (painters.some(({ children }) => children.some((child) => drawsAgain(child, byId)))) {
    throw new SvgFault('The SVG has patterns, masks or markers within each other. Export it flattened.');
  }
}

function countParts(element: SvgElement): { elements: number; uses: number } {
  const parts = { elements: 1, uses: element.name === 'use' ? 1 : 0 };
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const inner = countParts(child);
    parts.elements += inner.elements;
    parts.uses += inner.uses;
  }
  return parts;
}

/** Whether an element, or one within it, is drawn by others; a gradient draws nothing. */
function drawsAgain(child: SvgElement | string, byId: ReadonlyMap<string | undefined, SvgElement>): boolean {
  if (typeof child === 'string') return false;
  const targets = Object.values(child.attributes).flatMap((value) =>
    [...value.matchAll(/url\(\s*["']?#([\w.:-]+)/gi)].map(([, id]) => byId.get(id)),
  );
  return (
    child.name === 'use' ||
    targets.some((target) => target && !target.name.endsWith('Gradient')) ||
    child.children.some((inner) => drawsAgain(inner, byId))
  );
}

function tooMany(): SvgFault {
  return new SvgFault(
    'The SVG repeats parts of itself by `use` too often or within each other. Export it flattened.',
  );
}
