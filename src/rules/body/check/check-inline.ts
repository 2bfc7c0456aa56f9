import { cleanText, shown } from '../clean-text.js';
import { decorators, type Decorator, type InlineText, type LinkMark, type Span } from '../body.js';
import { own, type Inspection, type JsonObject, type Path } from './inspection.js';
import { KeyRing } from './key-ring.js';
import { linkFault } from '../safe-link.js';

/** Bytes of `{"_type":"span","text":""}`: what each span takes at least. */
const LIGHTEST_SPAN_BYTES = 26;

/** Whether there is anything to read. */
export function hasText(text: InlineText): boolean {
  return text.children.some((span) => span.text.trim() !== '');
}

/** Spans and link definitions of a text block or table cell; null where they are at fault. */
export function checkInline(inspection: Inspection, holder: JsonObject, path: Path): InlineText | null {
  const { limits } = inspection;
  const definitions = inspection.list(
    own(holder, 'markDefs'),
    [...path, 'markDefs'],
    'mark definitions',
    limits.spansPerBlock,
    true,
  );
  const children = inspection.list(
    own(holder, 'children'),
    [...path, 'children'],
    'spans',
    limits.spansPerBlock,
  );
  if (definitions === null || children === null) return null;
  const links = checkLinks(inspection, definitions, [...path, 'markDefs']);
  const spans: Span[] = [];
  const ring = new KeyRing(children);
  for (const [index, child] of children.entries()) {
    if (inspection.isOver) return null;
    const span = checkSpan(inspection, child, links, [...path, 'children', String(index)]);
    if (span !== null) join(spans, { ...span, _key: ring.claim(child, `s${index}`) });
  }
  const used = new Set(spans.flatMap((span) => span.marks));
  const markDefs = [...new Set(links.values())].filter(
    (link): link is LinkMark => link !== null && used.has(link._key),
  );
  return { children: spans, markDefs };
}

/** Link definitions by the name that spans call them, one an address; null for one that is at fault itself. */
type Links = ReadonlyMap<string, LinkMark | null>;

function checkLinks(inspection: Inspection, definitions: readonly unknown[], path: Path): Links {
  const links = new Map<string, LinkMark | null>();
  const byHref = new Map<string, LinkMark>();
  const ring = new KeyRing(definitions, decorators);
  for (const [index, value] of definitions.entries()) {
    if (inspection.isOver) break;
    const at = [...path, String(index)];
    const definition = inspection.object(value, at, 'a mark definition');
    if (definition === null || inspection.word(definition, '_type', at, ['link']) === null) continue;
    const href = checkHref(inspection, definition, 'href', at);
    const name = own(definition, '_key');
    if (typeof name !== 'string' || links.has(name)) continue;
    if (href !== null && !byHref.has(href)) {
      byHref.set(href, { _type: 'link', _key: ring.claim(definition, `l${index}`), href });
    }
    links.set(name, (href !== null && byHref.get(href)) || null);
  }
  return links;
}

/** A safe address, or null with a fault. Blanks around it are dropped, as browsers do. */
export function checkHref(inspection: Inspection, from: JsonObject, key: string, path: Path): string | null {
  const value = own(from, key);
  const field = [...path, key];
  if (typeof value !== 'string') {
    inspection.fault(
      value == null ? 'REQUIRED' : 'INVALID',
      field,
      `${key} is ${shown(value)}; give an address.`,
    );
    return null;
  }
  const href = value.trim();
  const most = inspection.limits.addressCharacters;
  if (href.length > most) {
    inspection.fault(
      'TOO_LONG',
      field,
      `The address has ${href.length} characters; at most ${most} are allowed.`,
    );
    return null;
  }
  const fault = linkFault(href.replace(/\p{Surrogate}/gu, '\u0000'));
  if (fault !== null) {
    inspection.fault('UNSAFE_LINK', field, `The link ${shown(value)} is not accepted. ${fault}`);
    return null;
  }
  inspection.weigh(href);
  return href;
}

function checkSpan(
  inspection: Inspection,
  value: unknown,
  links: Links,
  path: Path,
): Omit<Span, '_key'> | null {
  const span = inspection.object(value, path, 'a span');
  if (span === null) return null;
  const type = own(span, '_type');
  if (type !== 'span') {
    inspection.fault(
      'UNKNOWN_BLOCK',
      [...path, '_type'],
      `Within text stands ${shown(type)}; only spans are known there.`,
    );
    return null;
  }
  const text = own(span, 'text');
  if (typeof text !== 'string') {
    inspection.fault(
      text == null ? 'REQUIRED' : 'INVALID',
      [...path, 'text'],
      `text is ${shown(text)}; give a text.`,
    );
    return null;
  }
  const most = inspection.limits.spanCharacters;
  if (text.length > most) {
    inspection.fault(
      'TOO_LONG',
      [...path, 'text'],
      `The text has ${text.length} characters; at most ${most} may stand in one span.`,
    );
    return null;
  }
  const marks = checkMarks(inspection, own(span, 'marks'), links, [...path, 'marks']);
  const clean = cleanText(text);
  inspection.weigh(clean, LIGHTEST_SPAN_BYTES);
  return { _type: 'span', text: clean, marks };
}

/** Decorators in their order, then one link at most: links within links are no HTML. */
function checkMarks(inspection: Inspection, value: unknown, links: Links, path: Path): string[] {
  const names = inspection.list(value, path, 'marks', decorators.length + 20, true) ?? [];
  const chosen = new Set<Decorator>();
  let link: string | null = null;
  for (const [index, name] of names.entries()) {
    const decorator = decorators.find((known) => known === name);
    const target = typeof name === 'string' ? links.get(name) : undefined;
    if (decorator !== undefined) chosen.add(decorator);
    else if (target) link ??= target._key;
    else if (target === undefined) {
      inspection.fault(
        'INVALID',
        [...path, String(index)],
        `The mark ${shown(name)} is unknown: marks are ${decorators.join(', ')}, or the _key of a link in markDefs.`,
      );
    }
  }
  const sorted = decorators.filter((decorator) => chosen.has(decorator));
  return link === null ? sorted : [...sorted, link];
}

/** Adds a span, melting it into its neighbour where both look the same. Empty ones vanish. */
function join(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (span.text === '') return;
  if (
    last &&
    last.marks.length === span.marks.length &&
    last.marks.every((mark, at) => mark === span.marks[at])
  ) {
    spans[spans.length - 1] = { ...last, text: last.text + span.text };
  } else spans.push(span);
}
