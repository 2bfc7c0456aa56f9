// C0 and C1 controls, and the two non-characters that XML forbids. PostgreSQL refuses U+0000 in jsonb, feeds the rest.
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Text that every store and format accepts: line feeds only, no control characters, no half surrogate pairs. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(FORBIDDEN, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

/** The same on one line, with single blanks: for titles, captions and their like. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/[ \n]+/g, ' ')
    .trim();
}

/** How a piece of somebody's input is shown in a message about it: on one line, short, in quotation marks. */
export function shown(value: unknown): string {
  if (typeof value !== 'string') {
    if (value === null || typeof value !== 'object') return String(value);
    return Array.isArray(value) ? 'a list' : 'an object';
  }
  const line = cleanLine(value.slice(0, 200));
  return `"${line.length > 60 ? `${line.slice(0, 60).trimEnd()}…` : line}"`;
}
