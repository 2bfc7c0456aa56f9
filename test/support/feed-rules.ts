import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

/**
 * What the feed validator of the W3C objects to, in our own words: faults of RSS 2.0 and Atom 1.0 with the modules we use.
 * Written after its findings, not after its code. Empty where a feed is clean.
 */
export function feedFaults(xml: string, address: string, now: Date = new Date()): string[] {
  const faults = textFaults(xml);
  const valid = XMLValidator.validate(xml);
  if (valid !== true) return [...faults, `not well-formed: ${valid.err.msg}`];
  const tree = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    processEntities: true,
    htmlEntities: true,
    isArray: (name) =>
      ['item', 'entry', 'dc:creator', 'category', 'author', 'link', 'atom:link'].includes(name),
  }).parse(xml) as { rss?: Thing; feed?: Thing };
  if (tree.rss) return [...faults, ...rssFaults(tree.rss, address, now)];
  if (tree.feed) return [...faults, ...atomFaults(tree.feed, address, now)];
  return [...faults, 'neither rss nor feed'];
}

type Thing = { readonly [name: string]: unknown };

function textFaults(xml: string): string[] {
  const faults: string[] = [];
  if (!/^<\?xml version="1\.0" encoding="utf-8"\?>/i.test(xml))
    faults.push('no XML declaration with its encoding');
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(xml))
    faults.push('a control character');
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(xml))
    faults.push('an entity that XML does not know');
  return faults;
}

function rssFaults(rss: Thing, address: string, now: Date): string[] {
  const faults: string[] = [];
  const say = (isWrong: boolean, fault: string) => void (isWrong && faults.push(fault));
  say(rss['@version'] !== '2.0', 'version');
  const channel = rss['channel'] as Thing;
  for (const name of ['title', 'description']) say(!textOf(channel[name]).trim(), `channel without ${name}`);
  say(!isAddress(textOf(first(channel['link']))), 'channel link is no whole address');
  say(!isLanguage(textOf(channel['language'])), 'language');
  say(hasMarkup(textOf(channel['title'])), 'markup in the title');
  faults.push(...selfFaults(channel['atom:link'], 'application/rss+xml', address));
  const built = channel['lastBuildDate'] === undefined ? null : rfc822(textOf(channel['lastBuildDate']));
  say(Number.isNaN(built), 'lastBuildDate');
  say(built !== null && built > now.getTime(), 'lastBuildDate is still to come');
  const items = (channel['item'] ?? []) as Thing[];
  faults.push(
    ...twins(
      items.map((item) => textOf(item['guid'])),
      'guid',
    ),
  );
  let earlier = Infinity;
  for (const [at, item] of items.entries()) {
    const here = (isWrong: boolean, fault: string) => say(isWrong, `item ${at}: ${fault}`);
    here(!textOf(item['title']) && !textOf(item['description']), 'neither title nor description');
    here(hasMarkup(textOf(item['title'])), 'markup in the title');
    here(!isAddress(textOf(first(item['link']))), 'link is no whole address');
    const guid = item['guid'] as Thing | undefined;
    here(!textOf(guid), 'no guid');
    here(guid?.['@isPermaLink'] !== 'false' && !/^https?:/.test(textOf(guid)), 'guid is no permalink');
    const published = rfc822(textOf(item['pubDate']));
    here(Number.isNaN(published) || published > now.getTime(), 'pubDate');
    here(published > earlier, 'later than the item before it');
    earlier = published;
    const updated = textOf(item['atom:updated']);
    here(updated !== '' && !isRfc3339(updated), 'atom:updated');
    here(built !== null && Math.floor(Date.parse(updated) / 1000) * 1000 > built, 'newer than the feed');
    here(item['author'] !== undefined, 'an author without an e-mail address: dc:creator is for names');
    const body = textOf(item['content:encoded']);
    here(item['content:encoded'] !== undefined && body.trim() === '', 'empty content');
    faults.push(...htmlFaults(body), ...htmlFaults(textOf(item['description'])));
  }
  return faults;
}

function atomFaults(feed: Thing, address: string, now: Date): string[] {
  const faults: string[] = [];
  const say = (isWrong: boolean, fault: string) => void (isWrong && faults.push(fault));
  say(feed['@xmlns'] !== 'http://www.w3.org/2005/Atom', 'namespace');
  say(!isLanguage(textOf(feed['@xml:lang'])), 'xml:lang');
  say(!URL.canParse(textOf(feed['id'])), 'id is no address');
  say(!textOf(feed['title']).trim(), 'no title');
  say(!isRfc3339(textOf(feed['updated'])), 'updated');
  faults.push(...selfFaults(feed['link'], 'application/atom+xml', address));
  const entries = (feed['entry'] ?? []) as Thing[];
  faults.push(
    ...twins(
      entries.map((entry) => textOf(entry['id'])),
      'id',
    ),
  );
  faults.push(
    ...twins(
      entries.map((entry) => textOf(entry['updated'])),
      'updated',
    ),
  );
  for (const [at, entry] of entries.entries()) {
    const here = (isWrong: boolean, fault: string) => say(isWrong, `entry ${at}: ${fault}`);
    here(!URL.canParse(textOf(entry['id'])), 'id is no address');
    here(!textOf(entry['title']).trim(), 'no title');
    for (const name of ['updated', 'published']) {
      const date = textOf(entry[name]);
      here(!isRfc3339(date) || Date.parse(date) > now.getTime(), name);
    }
    here(feed['author'] === undefined && entry['author'] === undefined, 'no author');
    for (const author of (entry['author'] ?? []) as Thing[]) {
      here(!textOf(author['name']).trim(), 'an author without a name');
      here(author['uri'] !== undefined && !isAddress(textOf(author['uri'])), "an author's uri");
    }
    const links = (entry['link'] ?? []) as Thing[];
    here(links.filter((link) => link['@rel'] === 'alternate').length !== 1, 'alternate');
    here(
      links.some((link) => !isAddress(textOf(link['@href']))),
      'a link is no whole address',
    );
    const content = entry['content'] as Thing | undefined;
    here(content === undefined && !textOf(entry['summary']), 'neither content nor summary');
    here(content !== undefined && content['@type'] !== 'html', 'content is not said to be HTML');
    faults.push(...htmlFaults(textOf(content)));
  }
  return faults;
}

function selfFaults(links: unknown, type: string, address: string): string[] {
  const self = ((links ?? []) as Thing[]).filter((link) => link['@rel'] === 'self');
  if (self.length !== 1) return ['no link to itself'];
  return [
    ...(self[0]!['@href'] === address ? [] : ['its link to itself leads elsewhere']),
    ...(self[0]!['@type'] === type ? [] : ['its link to itself has another type']),
  ];
}

/** Whatever runs, loads or changes the page it stands in, and addresses that lead nowhere from there. */
const FORBIDDEN =
  /^(script|style|iframe|frame|object|embed|applet|form|input|button|base|link|meta|svg|math|title|html|body|head)$/;

/** What does not belong into a text that is read on other pages. */
export function htmlFaults(html: string): string[] {
  const faults: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ChildNode) => {
    if (!('tagName' in node)) return;
    if (FORBIDDEN.test(node.tagName)) faults.push(`<${node.tagName}> in the content`);
    for (const { name, value } of node.attrs) {
      if (/^on|^style$/.test(name)) faults.push(`${name} in the content`);
      const addresses = name === 'srcset' ? value.split(/,\s+/).map((part) => part.split(' ')[0]!) : [value];
      if (['href', 'src', 'srcset', 'poster', 'cite'].includes(name)) {
        faults.push(
          ...addresses
            .filter((it) => !/^(https?|mailto|tel):./.test(it))
            .map((it) => `${name}="${it}" is relative`),
        );
      }
    }
    node.childNodes.forEach(visit);
  };
  parseFragment(html).childNodes.forEach(visit);
  return faults;
}

function twins(values: readonly string[], what: string): string[] {
  return new Set(values).size === values.length ? [] : [`two with the same ${what}`];
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return textOf((value as Thing)['#text']);
  return typeof value === 'string' ? value : '';
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^/]/.test(text) && URL.canParse(text);
}

function isLanguage(text: string): boolean {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text);
}

function hasMarkup(text: string): boolean {
  return /<\/[a-z]+>/i.test(text);
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Milliseconds since 1970; NaN where it is no date of RFC 822 with four digits of the year, or its day of the week is wrong. */
function rfc822(text: string): number {
  const day = /^(\w{3}), \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$/.exec(text)?.[1];
  const at = Date.parse(text);
  return day !== undefined && DAYS[new Date(at).getUTCDay()] === day ? at : Number.NaN;
}

function isRfc3339(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}
