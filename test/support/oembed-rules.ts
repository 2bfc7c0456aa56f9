import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { wordpressFilter } from './wordpress-filter.js';

/** What a consumer asked for, and what came with the answer. */
export interface OembedOccasion {
  readonly maxwidth?: number;
  readonly maxheight?: number;
  readonly cacheControl: string | null;
}

type Values = Readonly<Record<string, string | number | undefined>>;

/** An answer as XML: one element a key, or the reason why it is none. */
export function readOembedXml(xml: string): Values {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(`not well-formed: ${valid.err.msg}`);
  const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true, htmlEntities: true });
  const tree = parser.parse(xml) as { oembed?: Record<string, unknown> };
  const values = tree.oembed ?? {};
  if (Object.keys(tree).join() !== 'oembed') throw new Error(`the root is ${Object.keys(tree).join()}`);
  const nested = Object.keys(values).filter((name) => typeof values[name] !== 'string');
  if (nested.length > 0) throw new Error(`more than text in ${nested.join()}`);
  return Object.fromEntries(
    Object.entries(values as Record<string, string>).map(([name, text]) => [
      name,
      /^(width|height|cache_age|thumbnail_width|thumbnail_height)$/.test(name) ? Number(text) : text,
    ]),
  );
}

/** What oEmbed 1.0 (oembed.com) and WordPress object to in a `rich` answer, in our own words. Empty where it is clean. */
export function oembedFaults(
  values: Values,
  { maxwidth, maxheight, cacheControl }: OembedOccasion,
): string[] {
  const faults: string[] = [];
  const say = (isWrong: boolean, fault: string) => void (isWrong && faults.push(fault));
  say(values['type'] !== 'rich', 'type');
  say(values['version'] !== '1.0', 'version');
  for (const name of ['title', 'author_name', 'provider_name'])
    say(name in values && !String(values[name]).trim(), name);
  for (const name of ['author_url', 'provider_url', 'thumbnail_url'])
    say(name in values && !/^https?:\/\/[^\s<>"]+$/.test(String(values[name])), name);
  for (const [name, most] of [
    ['width', maxwidth],
    ['height', maxheight],
  ] as const) {
    say(!isPixels(values[name]), name);
    for (const side of [name, `thumbnail_${name}`])
      say(Number(values[side] ?? 0) > (most ?? Infinity), `${side} is more than was asked for`);
  }
  const thumbnail = ['thumbnail_url', 'thumbnail_width', 'thumbnail_height'].filter((name) => name in values);
  say(thumbnail.length % 3 !== 0, `of a thumbnail only ${thumbnail.join()}`);
  for (const name of thumbnail.slice(1)) say(!isPixels(values[name]), name);
  const maxAge = Number(/max-age=(\d+)/.exec(cacheControl ?? '')?.[1] ?? 0);
  say(values['cache_age'] !== maxAge, `cache_age is ${values['cache_age']}, Cache-Control ${cacheControl}`);
  return [...faults, ...htmlFaults(String(values['html'] ?? ''), values)];
}

/** A quotation with a link, and one frame with a title and the size that is announced; nothing that runs. */
function htmlFaults(html: string, values: Values): string[] {
  const faults: string[] = [];
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ChildNode) => {
    if (!('tagName' in node)) return;
    found.push(node.tagName);
    const own = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    for (const name of Object.keys(own)) if (name.startsWith('on')) faults.push(`${name} in the html`);
    if (node.tagName === 'iframe') {
      if (!own['title']?.trim()) faults.push('a frame without a title');
      for (const name of ['width', 'height'])
        if (own[name] !== String(values[name])) faults.push(`the frame has another ${name}`);
      if (!/^https?:\/\//.test(own['src'] ?? '')) faults.push('the frame has no address');
    }
    node.childNodes.forEach(visit);
  };
  parseFragment(html).childNodes.forEach(visit);
  if (found.join() !== 'blockquote,a,iframe') faults.push(`the html is ${found.join()}`);
  if (wordpressFilter(html) === null) faults.push('WordPress drops it');
  return faults;
}

const isPixels = (value: unknown) => Number.isInteger(value) && Number(value) > 0;
