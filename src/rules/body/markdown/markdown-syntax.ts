/**
 * Text as Markdown that reads back as the very same text. Signs are escaped wherever they could mean something, since
 * what they mean depends on what stands around them.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]<>~|]/g, '\\$&')
      .replace(/&(?=#?\w)/g, '\\&')
      // Before a link it would make a picture.
      .replace(/!$/, '\\!')
      .replace(/(https?):(?=\/\/)/gi, '$1\\:')
  );
}

/** What means something only where a line begins: headings, lists, rules, underlines of headings, captions. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^[#+=:-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^Table:/, 'Table\\:');
}

/** Blanks at the ends of a text as character references: Markdown would drop them as they are. */
export function encodeBlank(blanks: string): string {
  return Array.from(blanks, (blank) => `&#${blank.codePointAt(0)};`).join('');
}

/** Address of a link or picture. */
export function markdownAddress(href: string): string {
  const escaped = href.replace(/[\\<>]/g, '\\$&').replace(/&(?=#?\w)/g, '\\&');
  return href === '' || /[()<>\s]/.test(href) ? `<${escaped}>` : escaped.replace(/[*_`~]/g, '\\$&');
}

/** Title of a picture, in quotation marks; may have several lines but no empty one. */
export function markdownTitle(title: string): string {
  return `"${title.replace(/[\\"]/g, '\\$&').replace(/&(?=#?\w)/g, '\\&')}"`;
}

/** Inline code, in as many backticks as it needs. */
export function markdownCode(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const isPadded = /^`|`$|^ .*[^ ].* $/s.test(code);
  return isPadded ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`;
}

/** Every line of a block behind a prefix; the first one behind its own. */
export function prefixed(block: string, first: string, others: string): string {
  return block
    .split('\n')
    .map((line, at) => (at === 0 ? first + line : line === '' ? others.trimEnd() : others + line))
    .join('\n');
}
