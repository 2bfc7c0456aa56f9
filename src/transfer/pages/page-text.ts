import { countImages } from '../../rules/body/body-parts.js';
import { bodyToText, inlineToText } from '../../rules/body/body-to-text.js';
import type { Body, InlineText } from '../../rules/body/body.js';
import { checkBody } from '../../rules/body/check/check-body.js';
import { readingTime } from '../../rules/reading/reading-time.js';
import { countCharacters, countWords, splitWords } from '../../rules/reading/words.js';
import { draftBody } from './page-body.js';
import { PageError } from './page-error.js';
import { groupsOf, linesOf, straightened, type Line } from './page-lines.js';
import { partsOf } from './page-parts.js';
import { separate } from './page-separation.js';
import { summaryOf } from './page-summary.js';
import type { Page, PageOptions } from './page.js';
import { blocksByKind } from './receipt.js';

/**
 * Reads an article from the text of a page as saved from the clinic's WordPress site: lines, with an empty one between paragraphs.
 * Pure; the same text gives the same page. Throws a PageError for a text that is no article.
 */
export function readPageText(text: string, { locale = 'en' }: PageOptions = {}): Page {
  refuseOtherKinds(text);
  const raw = linesOf(text);
  const read = raw.filter((line) => line.text !== '').length;
  const { title, article, author, callToAction, printed, dropped, recognised } = separate(straightened(raw));
  const parts = partsOf(groupsOf(article));
  const draft = draftBody(parts, title.text);
  const body = checked(draft.blocks);
  refuseWithoutParagraphs(body, title);

  const words = bodyToText(body);
  const matter = {
    words: countWords(words, locale),
    characters: countCharacters(words),
    images: countImages(body),
  };
  return {
    title: title.text,
    slug: null,
    summary: summaryOf(parts, printed?.line ?? null),
    body,
    author,
    callToAction,
    printedMinutes: printed?.minutes ?? null,
    receipt: {
      file: null,
      title: title.text,
      lines: { read, kept: read - dropped.length, dropped: dropped.length },
      kept: { blocks: blocksByKind(body), words: matter.words, images: matter.images },
      recognised: [...recognised, ...draft.recognised].toSorted((a, b) => a.line - b.line),
      dropped: dropped.toSorted((a, b) => a.line - b.line),
      readingTime: readingTime(matter, locale),
      printedMinutes: printed?.minutes ?? null,
    },
  };
}

function refuseOtherKinds(text: string): void {
  if (text.includes('\u0000'))
    throw new PageError('BINARY', 'this is no text but binary data. Save the page as plain text (UTF-8).');
  if (/^[\s\ufeff]*$/u.test(text))
    throw new PageError('EMPTY', 'there is no text in it. Save the page’s text again.');
  if (/^[\s\ufeff]*<(?:!doctype|html|\?xml|head|body|rss)\b/iu.test(text)) {
    throw new PageError(
      'NOT_AN_ARTICLE',
      'this is markup (HTML or XML), not the text of a page. Save the page as plain text.',
    );
  }
}

function checked(blocks: readonly unknown[]): Body {
  const { body, faults } = checkBody(blocks, ['body']);
  if (body) return body;
  throw new PageError('NOT_AN_ARTICLE', `no article’s body can be made of it: ${faults[0].message}`);
}

/** An article says something: one paragraph of a few words at least. Lists of names and tables of figures do not. */
function refuseWithoutParagraphs(body: Body, title: Line): void {
  if (body.some((block) => block._type === 'block' && block.style === 'normal' && saysSomething(block)))
    return;
  throw new PageError(
    'NOT_AN_ARTICLE',
    `there is no paragraph below the title “${title.text.slice(0, 80)}”. An article has a title on a line of its own, an empty line, and paragraphs.`,
  );
}

/** Five words, or ten letters of a script that sets no spaces between them. */
function saysSomething(block: InlineText): boolean {
  const text = inlineToText(block);
  return splitWords(text).length >= 5 || /\p{Lo}{10}/u.test(text);
}
