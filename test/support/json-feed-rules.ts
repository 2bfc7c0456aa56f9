import { htmlFaults } from './feed-rules.js';

type Thing = { readonly [name: string]: unknown };

/** What the text of JSON Feed 1.1 (jsonfeed.org) objects to, in our own words. Empty where a feed is clean. */
export function jsonFeedFaults(text: string, address: string): string[] {
  const feed = JSON.parse(text) as Thing;
  const faults: string[] = [];
  const say = (isWrong: boolean, fault: string) => void (isWrong && faults.push(fault));
  say(feed['version'] !== 'https://jsonfeed.org/version/1.1', 'version');
  say(!isText(feed['title']), 'no title');
  say(feed['feed_url'] !== address, 'its address is another one');
  say(!isAddress(feed['home_page_url']), 'home_page_url');
  for (const name of ['icon', 'favicon', 'next_url']) say(name in feed && !isAddress(feed[name]), name);
  say('next_url' in feed && feed['next_url'] === feed['feed_url'], 'its next page is itself');
  say('language' in feed && !isLanguage(feed['language']), 'language');
  say('author' in feed, 'author is of version 1.0');
  faults.push(...authorFaults(feed['authors']));
  const items = feed['items'];
  if (!Array.isArray(items)) return [...faults, 'no items'];
  const ids = (items as Thing[]).map(({ id }) => id);
  say(new Set(ids).size !== ids.length, 'two items with one id');
  for (const [at, item] of (items as Thing[]).entries()) {
    faults.push(...itemFaults(item).map((fault) => `item ${at}: ${fault}`));
  }
  return faults;
}

function itemFaults(item: Thing): string[] {
  const faults: string[] = [];
  const say = (isWrong: boolean, fault: string) => void (isWrong && faults.push(fault));
  say(!isText(item['id']), 'no id');
  say(!isText(item['content_html']) && !isText(item['content_text']), 'no content');
  for (const name of ['url', 'external_url', 'image', 'banner_image'])
    say(name in item && !isAddress(item[name]), name);
  // The two that readers are known to put into pages as they are.
  for (const name of ['title', 'summary']) say(/<[a-z!/?]/i.test(textOf(item[name])), `markup in ${name}`);
  for (const name of ['date_published', 'date_modified']) say(name in item && !isDate(item[name]), name);
  say('language' in item && !isLanguage(item['language']), 'language');
  say('author' in item, 'author is of version 1.0');
  const tags = item['tags'] ?? [];
  say(!Array.isArray(tags) || !tags.every(isText), 'tags');
  return [...faults, ...authorFaults(item['authors']), ...htmlFaults(textOf(item['content_html']))];
}

function authorFaults(authors: unknown = []): string[] {
  if (!Array.isArray(authors)) return ['authors are no list'];
  return (authors as Thing[]).flatMap((author) => [
    ...(isText(author['name']) || isText(author['url']) ? [] : ['an author of whom nothing is said']),
    ...(!('url' in author) || isAddress(author['url']) ? [] : ["an author's url"]),
  ]);
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';

const isAddress = (value: unknown) =>
  typeof value === 'string' && /^https?:\/\/\S+$/.test(value) && URL.canParse(value);

const isLanguage = (value: unknown) =>
  typeof value === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value);

const isDate = (value: unknown) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value));
