// What the clinic's site prints around every article, in the words of its templates.

/** Why a line of the site's own is dropped, or null for a line of the article. Before the title more is dropped than after it. */
export function furnitureReason(
  text: string,
  next: string | undefined,
  isBeforeTitle: boolean,
): string | null {
  if (isSearchClose(text)) return 'the site’s search form';
  if (/^search$/i.test(text) && (isBeforeTitle || isSearchClose(next ?? ''))) return 'the site’s search form';
  if (isBeforeTitle && /^(?:skip to (?:main )?content|menu)$/i.test(text)) return 'the site’s navigation';
  return null;
}

function isSearchClose(text: string): boolean {
  return /^close this search box\.?$/i.test(text);
}

/** The minutes of "Estimated reading time: 6 minutes", or null for any other line. */
export function printedReadingTime(text: string): number | null {
  const match =
    /^(?:(?:estimated )?reading time|(?:geschatte )?leestijd|(?:geschätzte )?lesezeit):? ?(\d{1,3}) min(?:\.|s|utes?|uten|uut)?\.?$/i.exec(
      text,
    ) ?? /^(\d{1,3}) min(?:utes?)? read$/i.exec(text);
  return match ? Number(match[1]) : null;
}

/** The name in "Picture of NAME", the alternative text of a portrait. */
export function portraitOf(text: string): string | null {
  return /^picture of (\S.*)$/i.exec(text)?.[1] ?? null;
}

/** What stands on the button of a call to action. */
export function isCallToActionLabel(text: string): boolean {
  return /^(?:learn more(?: (?:&|and) register)?|register now|meer weten(?: (?:&|en) aanmelden)?)$/i.test(
    text,
  );
}

/** The heading over the teasers of other articles, with which the page's article is over. */
export function isOtherArticlesHeading(text: string): boolean {
  return /^(?:more|related) articles:?$/i.test(text);
}
