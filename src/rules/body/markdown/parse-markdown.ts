import MarkdownIt from 'markdown-it';

export type MarkdownToken = ReturnType<MarkdownIt['parse']>[number];

const parser = new MarkdownIt('default', {
  html: true,
  // linkify-it needs seconds for 100 kB of "http://a.b/("; bare addresses are found by our own linear search.
  linkify: false,
  typographer: false,
});
// Escaped characters stay tokens of their own, so that `https\://` is known from an address to be linked.
parser.core.ruler.disable('text_join');
// Addresses reach the check as they were written: there a bad one gets its message instead of passing for text.
parser.validateLink = () => true;
parser.normalizeLink = (url) => url;
parser.normalizeLinkText = (text) => text;

/** CommonMark with the tables and strikethrough of GitHub. Nesting beyond 100 is read as text; time is linear. */
export function parseMarkdown(markdown: string): MarkdownToken[] {
  return parser.parse(markdown.replace(/^\ufeff/, ''), {});
}

export function attributeOfToken(token: MarkdownToken, name: string): string {
  return token.attrGet(name) ?? '';
}
