/** What must not stand in a script element: it would open a comment, open a script within, or end the element. */
const RISKY = /<(?=!--|\/?script)/gi;

/**
 * The same structured data with no text in it that HTML could take for markup, however it is written out as JSON. By JSON-LD
 * 1.1 (7.2) `<` becomes `&lt;` there, in addresses `%3C`: an escape of JSON, `\u003c`, would be gone once a client has parsed
 * the answer.
 */
export function scriptSafe<Value>(value: Value): Value {
  return safe(value) as Value;
}

function safe(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(RISKY, /^https?:/i.test(value) ? '%3C' : '&lt;');
  }
  if (Array.isArray(value)) return value.map(safe);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, safe(each)]));
}
