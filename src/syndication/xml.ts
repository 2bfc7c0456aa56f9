/** What XML 1.0 does not allow, not even escaped (section 2.2): most control characters, halves of characters, two non-characters. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // As they are, a parser would turn them into blanks or line feeds.
  '\r': '&#13;',
};

/** Text for XML, between tags as well as between quotation marks; what XML does not allow is left out. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"'\r]/g, (sign) => NAMED[sign]!);
}

/** Text without what XML does not allow. */
export function xmlCharacters(text: string): string {
  return text.replace(FORBIDDEN, '');
}

/** An element with escaped text and attributes; null where the text is null. */
export function element(
  name: string,
  text: string | null,
  attributes: Readonly<Record<string, string>> = {},
): string {
  return text === null ? '' : `<${name}${xmlAttributes(attributes)}>${xmlText(text)}</${name}>\n`;
}

/** An element without content. */
export function emptyElement(name: string, attributes: Readonly<Record<string, string>>): string {
  return `<${name}${xmlAttributes(attributes)}/>\n`;
}

function xmlAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(value)}"`)
    .join('');
}
