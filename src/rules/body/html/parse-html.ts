import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** The input nests deeper, or unfolds into more elements, than is allowed. */
export class HtmlTooComplexError extends Error {
  override readonly name = 'HtmlTooComplexError';
}

// The standard's recovery from misnested tags repeats elements, so a small input can unfold into a large tree.
const MOST_ELEMENTS = 200_000;

/**
 * The nodes within `<body>` of a document or fragment, as a browser would read it. Depth is watched while the tree
 * grows, since several steps of the standard look through all open elements at every tag.
 *
 * @throws HtmlTooComplexError
 */
export function parseHtml(html: string, deepest: number): HtmlNode[] {
  let depth = 0;
  let elements = 0;
  const document = parse(html, {
    // Without scripting, what stands in <noscript> is parsed and can be dropped as an element.
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      onItemPush() {
        depth += 1;
        elements += 1;
        if (depth > deepest)
          throw new HtmlTooComplexError(`more than ${deepest} elements lie within each other`);
        if (elements > MOST_ELEMENTS)
          throw new HtmlTooComplexError(`there are more than ${MOST_ELEMENTS} elements`);
      },
      onItemPop() {
        depth -= 1;
      },
    },
  });
  const root = document.childNodes.find((node) => node.nodeName === 'html');
  const body =
    root && 'childNodes' in root ? root.childNodes.find((node) => node.nodeName === 'body') : undefined;
  return body && 'childNodes' in body ? body.childNodes : [];
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function attributeOf(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

export function hasClass(element: HtmlElement, name: string): boolean {
  return (attributeOf(element, 'class') ?? '').split(/\s+/).includes(name);
}

/** The elements below that fit, in document order, not looking into those that fit nor into those to be left alone. */
export function findElements(
  element: HtmlElement,
  fits: (candidate: HtmlElement) => boolean,
  leaveAlone: (candidate: HtmlElement) => boolean = () => false,
): HtmlElement[] {
  return element.childNodes
    .filter(isElement)
    .flatMap((child) =>
      fits(child) ? [child] : leaveAlone(child) ? [] : findElements(child, fits, leaveAlone),
    );
}
