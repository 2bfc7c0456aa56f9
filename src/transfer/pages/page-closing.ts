import type { PageAuthor, PageCallToAction } from './page.js';
import type { Group, Line } from './page-lines.js';
import { endsLikeSentence, isHeadingShaped, isPictureDescription } from './line-shape.js';
import { isCallToActionLabel, isOtherArticlesHeading, portraitOf } from './site-furniture.js';

/** A job title is a line; what is longer is a paragraph. */
const LONGEST_JOB_TITLE = 150;
/** Title and paragraphs of a call to action; what stands further above its button belongs to the article. */
const MOST_GROUPS_OVER_BUTTON = 5;

export interface Found<Thing> {
  readonly found: Thing;
  /** The lines it was read from. */
  readonly lines: readonly Line[];
}

/** The author's box: "Picture of NAME", NAME, and a job title where one follows. */
export function findAuthor(lines: readonly Line[]): Found<PageAuthor> | null {
  const full = lines.filter((line) => line.text !== '');
  const at = full.findIndex((line, index) => {
    const name = portraitOf(line.text);
    return name !== null && name.toLowerCase() === full[index + 1]?.text.toLowerCase();
  });
  if (at < 0) return null;
  const [portrait, name, below] = full.slice(at, at + 3);
  const jobTitle = below && isJobTitle(below.text, full.slice(at + 3)) ? below : null;
  return {
    found: { name: name!.text, jobTitle: jobTitle?.text ?? null },
    lines: [portrait!, name!, ...(jobTitle ? [jobTitle] : [])],
  };
}

/** The line below a name is a job title, unless the call to action below would be left without its own title. */
function isJobTitle(text: string, following: readonly Line[]): boolean {
  if (text.length > LONGEST_JOB_TITLE || isOtherArticlesHeading(text) || isCallToActionLabel(text))
    return false;
  const button = following.findIndex((line) => isCallToActionLabel(line.text));
  return button < 0 || following.slice(0, button).some((line) => isHeadingShaped(line.text));
}

/**
 * The button that closes the page, with what stands over it, down from a heading and not above the line `after`, and its image's
 * text below. Null where text of the article follows: a button between paragraphs has no title of its own to tell it by.
 */
export function findCallToAction(groups: readonly Group[], after: number): Found<PageCallToAction> | null {
  const button = groups.findLastIndex((group) => group.length === 1 && isCallToActionLabel(group[0].text));
  const title = groups.findLastIndex(
    (group, index) =>
      index < button &&
      index >= button - MOST_GROUPS_OVER_BUTTON &&
      group.length === 1 &&
      group[0].number > after &&
      isHeadingShaped(group[0].text),
  );
  if (button < 0 || title < 0) return null;
  const below = groups[button + 1];
  const isImage =
    below?.length === 1 &&
    !endsLikeSentence(below[0].text) &&
    (isPictureDescription(below[0].text) || button + 2 === groups.length);
  const end = button + (isImage ? 2 : 1);
  if (groups.slice(end).some((group) => group.some((line) => endsLikeSentence(line.text)))) return null;
  const text = groups.slice(title + 1, button).map((group) => group.map((line) => line.text).join('\n'));
  return {
    found: {
      title: groups[title]![0].text,
      text: text.length > 0 ? text.join('\n\n') : null,
      label: groups[button]![0].text,
      imageAlt: isImage ? below[0].text : null,
    },
    lines: groups.slice(title, end).flat(),
  };
}
