/**
 * The address a text is, or null. Not `URL.canParse`: on Node 20, once it is called often, it says no to every address with a
 * letter of Latin-1 in it, ü among them. Not `URL.parse`: the oldest Node we run on need not have it.
 */
export function parseUrl(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
