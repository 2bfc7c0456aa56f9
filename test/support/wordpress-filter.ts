import { parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5';

/** What WordPress leaves of the HTML of a provider it does not know, as its documentation of `wp_filter_oembed_result` lists it. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  blockquote: [],
  iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
};

type Parent = DefaultTreeAdapterTypes.ParentNode;

/**
 * The quotation and the frame that a WordPress page would show: other elements lose their tags and others' attributes vanish,
 * then there must be one frame, perhaps after a quotation. Null where WordPress shows a bare link instead.
 */
export function wordpressFilter(html: string): string | null {
  const fragment = parseFragment(html);
  keep(fragment);
  const left = serialize(fragment);
  const quotation = /<blockquote>.*?<\/blockquote>/s.exec(left);
  const frame = /<iframe[^>]*><\/iframe>/.exec(left.slice(quotation ? quotation.index : 0));
  return frame && (quotation?.[0] ?? '') + frame[0];
}

function keep(parent: Parent): void {
  parent.childNodes = parent.childNodes.flatMap((node) => {
    if (!('tagName' in node)) return [node];
    keep(node);
    const attributes = KEPT[node.tagName];
    if (!attributes) return node.childNodes;
    node.attrs = node.attrs.filter(({ name }) => attributes.includes(name));
    return [node];
  });
}
