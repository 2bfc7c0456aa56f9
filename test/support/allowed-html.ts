import { html as standard, parse, parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** Every element that the HTML of an article may hold, with every attribute it may have. Written by hand, not by our serializer. */
const ALLOWED: Readonly<Record<string, string>> = {
  p: 'class',
  h2: 'id',
  h3: 'id',
  h4: 'id',
  blockquote: 'class',
  ul: '',
  ol: '',
  li: 'id',
  strong: '',
  em: '',
  u: '',
  s: '',
  sub: '',
  sup: 'class',
  code: '',
  br: '',
  hr: '',
  a: 'href id rel class role aria-label target',
  figure: 'class',
  figcaption: '',
  div: 'role aria-label class',
  span: 'class',
  img: 'src srcset sizes width height alt loading decoding',
  iframe:
    'src title loading allow width height frameborder sandbox allowfullscreen referrerpolicy scrolling style',
  aside: 'class',
  section: 'class role',
  table: '',
  caption: '',
  thead: '',
  tbody: '',
  tr: '',
  th: 'scope',
  td: '',
  time: 'datetime',
};

/** What a whole page of ours has besides. */
const PAGE: Readonly<Record<string, string>> = {
  html: 'lang dir',
  head: '',
  meta: 'charset name property content',
  title: '',
  link: 'rel href type title',
  // Structured data alone: `machineryOf` reads it, and takes everything else for machinery.
  script: 'type',
  style: '',
  body: 'class data-theme',
  main: '',
  article: 'class lang dir id data-canonical',
  span: 'class aria-hidden lang dir',
  time: 'datetime lang',
  p: 'class lang dir',
  a: 'class href rel lang target',
  h2: 'class id',
  h3: 'class id',
  h4: 'class id',
  h5: 'class id',
  h6: 'class id',
  header: 'class',
  footer: 'class',
  nav: 'class aria-label',
  h1: 'class id',
  div: 'role aria-label class id',
  section: 'class role id',
};

const LINK_SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];
const FRAMED = /^https:\/\/(?:www\.youtube-nocookie\.com|player\.vimeo\.com|clinic\.example)\//;

/** The HTML of a body; a page of ours with all around it; a part of a page, with what a page has. */
type Kind = 'fragment' | 'page' | 'part';

/** What of an HTML text is not on the list: elements, attributes, addresses, namespaces, comments; empty where nothing is. */
export function htmlFaults(html: string, kind: Kind = 'fragment'): string[] {
  const read = (text: string, scriptingEnabled: boolean): Node =>
    kind === 'page' ? parse(text, { scriptingEnabled }) : parseFragment(text, { scriptingEnabled });
  const faults = new Set<string>();
  for (const scriptingEnabled of [true, false]) {
    const tree = read(html, scriptingEnabled);
    faultsIn(tree, kind, faults);
    // What a page writes back to itself may be read otherwise than what it was given.
    const again = serialize(tree as DefaultTreeAdapterTypes.ParentNode);
    faultsIn(read(again, scriptingEnabled), kind, faults);
  }
  return [...faults];
}

/** Texts of the script and style elements of a page, but for structured data, which runs nowhere; throws where that is no JSON. */
export function machineryOf(html: string): string[] {
  const found: string[] = [];
  const walk = (node: Node): void => {
    if ('tagName' in node && node.attrs.some(({ value }) => value === 'application/ld+json')) {
      JSON.parse(textOf(node));
    } else if ('tagName' in node && ['script', 'style'].includes(node.tagName)) {
      found.push(`${node.tagName} ${serialize(node)}`);
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function faultsIn(node: Node, kind: Kind, faults: Set<string>): void {
  if (node.nodeName === '#comment') faults.add('a comment');
  if ('tagName' in node) {
    const { tagName, namespaceURI, attrs } = node;
    const named = (table: Readonly<Record<string, string>>) =>
      Object.hasOwn(table, tagName) ? table[tagName]!.split(' ') : null;
    const body = named(ALLOWED);
    const page = kind === 'fragment' ? null : named(PAGE);
    if (namespaceURI !== standard.NS.HTML) faults.add(`<${tagName}> of ${namespaceURI}`);
    if (!body && !page) faults.add(`<${tagName}>`);
    for (const { name, value } of attrs) {
      const isAllowed = body?.includes(name) || page?.includes(name);
      if (!isAllowed) faults.add(`<${tagName} ${name}="${value}">`);
      else if (!isRightValue(tagName, name, value)) faults.add(`<${tagName} ${name}="${value}">`);
    }
  }
  if ('childNodes' in node) for (const child of node.childNodes) faultsIn(child, kind, faults);
}

function isRightValue(element: string, name: string, value: string): boolean {
  if (name === 'href' || name === 'data-canonical') return isSafeAddress(value);
  if (name === 'src' && element === 'iframe') return FRAMED.test(value);
  if (name === 'src' || name === 'srcset') {
    return value.split(', ').every((part) => /^(?:https:\/\/clinic\.example)?\/media\//.test(part));
  }
  if (name === 'style') return value === 'border:0' || /^(?:[a-z-]+:[a-z0-9% ]+;?)+$/.test(value);
  if (name === 'content') return !/^\s*\d+\s*;/.test(value);
  return true;
}

/** Whether an address leads to a page, a mailbox or a telephone, as browsers read it: the URL standard drops blanks and controls. */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address, 'https://clinic.example/articles/x');
  if (!url || !LINK_SCHEMES.includes(url.protocol)) return false;
  const leavesUnseen = url.host !== 'clinic.example' && !/^(?:https?|mailto|tel):/i.test(address);
  return !leavesUnseen && url.username === '' && url.password === '';
}
