/** On every answer that shows or counts articles that it does not ask for one by one. */
export const ARTICLES = 'articles';

/** Of them, where any article may come in. A change that names this one says exactly which other lists it touches. */
export const ALL_ARTICLES = 'articles-all';

/** The articles of a locale. */
export function articlesIn(locale: string): string {
  return `articles-in-${encoded(locale)}`;
}

/** The articles of a topic or by an author, by id or slug. */
export function linkedArticles(noun: 'author' | 'topic', name: string): string {
  return `articles-${noun}-${encoded(name)}`;
}

/**
 * What is touched by a change of these lists and things: whoever names `articles-all` names all lists, so that those he does not
 * name need not go.
 */
export function touchedLists<Keys extends readonly string[] | null>(keys: Keys): Keys | readonly string[] {
  return keys?.includes(ALL_ARTICLES) ? keys.filter((key) => key !== ARTICLES) : keys;
}

/** What an answer was made of, so that a change of any list of articles touches it where it does not say of which it is. */
export function readLists(keys: readonly string[]): readonly string[] {
  const isOfArticles = keys.includes(ARTICLES);
  return isOfArticles && !keys.some((key) => key.startsWith(`${ARTICLES}-`)) ? [...keys, ALL_ARTICLES] : keys;
}

/** Slugs have letters of all scripts, headers do not; keys are parted by spaces and commas. */
function encoded(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'));
}
