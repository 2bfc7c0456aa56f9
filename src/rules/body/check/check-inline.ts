import { cleanText, shown } from '../clean-text.js';
import { decorators, type Decorator, type InlineText, type MarkDefinition, type Span } from '../body.js';
import { CITATION_KEY } from '../../citations/citation.js';
import { own, type Inspection, type JsonObject, type Path } from './inspection.js';
import { KeyRing } from './key-ring.js';
import { linkFault } from '../safe-link.js';
import { settleCitations } from './settle-citations.js';

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
  checkOrphans(inspection, holder, path);
  const known = checkDefinitions(inspection, definitions, [...path, 'markDefs']);
  const spans: Span[] = [];
  const ring = new KeyRing(children);
  for (const [index, child] of children.entries()) {
    if (inspection.isOver) return null;
    const span = checkSpan(inspection, child, known, [...path, 'children', String(index)]);
    if (span !== null) join(spans, { ...span, _key: ring.claim(child, `s${index}`) });
  }
  const byKey = new Map([...known.values()].flatMap((mark) => (mark === null ? [] : [[mark._key, mark]])));
  const settled: Span[] = [];
  for (const span of settleCitations(spans, byKey)) join(settled, span);
  const used = new Set(settled.flatMap((span) => span.marks));
  return { children: settled, markDefs: [...byKey.values()].filter(({ _key }) => used.has(_key)) };
}

/** What readers of Markdown and HTML could not bind to words: a citation before the first of them. */
function checkOrphans(inspection: Inspection, holder: JsonObject, path: Path): void {
  const orphans = own(holder, 'orphanCitations');
  if (!Array.isArray(orphans)) return;
  for (const key of orphans) {
    inspection.fault(
      'INVALID',
      path,
      `The citation ${shown(key)} stands before any words. Put it behind those that rest on it.`,
    );
  }
}

/** Definitions by the name that spans call them, one an address or citation; null for one that is at fault itself. */
type Definitions = ReadonlyMap<string, MarkDefinition | null>;

function checkDefinitions(inspection: Inspection, definitions: readonly unknown[], path: Path): Definitions {
  const found = new Map<string, MarkDefinition | null>();
  const bySubject = new Map<string, MarkDefinition>();
  const ring = new KeyRing(definitions, decorators);
  for (const [index, value] of definitions.entries()) {
    if (inspection.isOver) break;
    const at = [...path, String(index)];
    const definition = inspection.object(value, at, 'a mark definition');
    if (definition === null) continue;
    const type = inspection.word(definition, '_type', at, ['link', 'citation']);
    if (type === null) continue;
    const subject =
      type === 'link'
        ? checkHref(inspection, definition, 'href', at)
        : checkCitationKey(inspection, definition, at);
    const name = own(definition, '_key');
    if (typeof name !== 'string' || found.has(name)) continue;
    const subjectKey = `${type} ${subject}`;
    if (subject !== null && !bySubject.has(subjectKey)) {
      const _key = ring.claim(definition, `${type === 'link' ? 'l' : 'c'}${index}`);
      bySubject.set(
        subjectKey,
        type === 'link' ? { _type: type, _key, href: subject } : { _type: type, _key, citation: subject },
      );
    }
    found.set(name, (subject !== null && bySubject.get(subjectKey)) || null);
  }
  return found;
}

/** Whether the article has such a citation is asked once its list is known. */
function checkCitationKey(inspection: Inspection, from: JsonObject, path: Path): string | null {
  const key = own(from, 'citation');
  if (typeof key === 'string' && CITATION_KEY.test(key)) {
    inspection.weigh(key);
    return key;
  }
  inspection.fault(
    key == null ? 'REQUIRED' : 'INVALID',
    [...path, 'citation'],
    `citation is ${shown(key)}; give the key of a citation: 1 to 64 letters, digits and . _ : - beginning with a letter or digit.`,
  );
  return null;
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
  known: Definitions,
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
  const marks = checkMarks(inspection, own(span, 'marks'), known, [...path, 'marks']);
  const clean = cleanText(text);
  inspection.weigh(clean, LIGHTEST_SPAN_BYTES);
  return { _type: 'span', text: clean, marks };
}

/** Decorators in their order, then one link at most: links within links are no HTML; then citations. */
function checkMarks(inspection: Inspection, value: unknown, known: Definitions, path: Path): string[] {
  const names = inspection.list(value, path, 'marks', decorators.length + 20, true) ?? [];
  const chosen = new Set<Decorator>();
  const citations = new Set<string>();
  let link: string | null = null;
  for (const [index, name] of names.entries()) {
    const decorator = decorators.find((one) => one === name);
    const target = typeof name === 'string' ? known.get(name) : undefined;
    if (decorator !== undefined) chosen.add(decorator);
    else if (target?._type === 'link') link ??= target._key;
    else if (target) citations.add(target._key);
    else if (target === undefined) {
      inspection.fault(
        'INVALID',
        [...path, String(index)],
        `The mark ${shown(name)} is unknown: marks are ${decorators.join(', ')}, or the _key of a link or citation in markDefs.`,
      );
    }
  }
  const sorted = decorators.filter((decorator) => chosen.has(decorator));
  return [...sorted, ...(link === null ? [] : [link]), ...citations];
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
