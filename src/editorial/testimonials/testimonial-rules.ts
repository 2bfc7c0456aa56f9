import type { Config } from '../../config/config.js';
import { toGlobalId } from '../../graphql/global-id.js';
import { bodyFromHtml } from '../../rules/body/html/body-from-html.js';
import { bodyFromMarkdown } from '../../rules/body/markdown/body-from-markdown.js';
import { bodyLimits, type Body } from '../../rules/body/body.js';
import { figuresOf } from '../../rules/body/body-parts.js';
import { bodyToText } from '../../rules/body/body-to-text.js';
import { checkBody } from '../../rules/body/check/check-body.js';
import type { Fault } from '../../rules/domain-error.js';
import { imageIdsOf } from '../../rules/media/image-id.js';
import type { WrittenText } from '../../publication/forget-words.js';
import type { BodyInput } from '../articles/article.input.js';
import { trimmed } from '../change.js';
import { faultsOf, refuse } from '../check-input.js';
import { localeFaults } from '../site-locale.js';
import {
  ConsentInput,
  testimonialLimits,
  TestimonialInput,
  TestimonialTextInput,
} from './testimonial.input.js';
import type { StoredText } from './testimonial.row.js';

const storyLimits = {
  ...bodyLimits,
  bytes: testimonialLimits.bodyBytes,
  blocks: testimonialLimits.blocks,
};

/** What an input says of the words in a locale: a body of null removes them. */
export interface WrittenStoryText {
  readonly locale: string;
  readonly body: Body | null | undefined;
  readonly imageAlt: string | null | undefined;
}

/** Reads the texts of a story. Throws everything that is wrong with the whole input at once. */
export function readStory(input: TestimonialInput, config: Config, isNew: boolean): WrittenStoryText[] {
  const texts = (input.texts ?? []).map((text, at) => readText(text, ['input', 'texts', String(at)], config));
  const locales = texts.map(({ written }) => written.locale);
  refuse([
    ...faultsOf(TestimonialInput, input, ['input']),
    ...(input.name === null || (isNew && input.name === undefined)
      ? [fault('REQUIRED', 'A story needs a name, as readers are to see it.', ['input', 'name'])]
      : []),
    ...texts.flatMap(({ faults }) => faults),
    ...locales.flatMap((locale, at) =>
      locales.indexOf(locale) === at
        ? []
        : [
            fault('INVALID', `The words in ${locale} stand here twice. Send them once.`, [
              'input',
              'texts',
              String(at),
              'locale',
            ]),
          ],
    ),
    ...(isNew && !texts.some(({ written }) => written.body)
      ? [fault('REQUIRED', 'A story needs words in at least one locale.', ['input', 'texts'])]
      : []),
  ]);
  return texts.map(({ written }) => written);
}

function readText(
  text: TestimonialTextInput,
  path: readonly string[],
  config: Config,
): { written: WrittenStoryText; faults: Fault[] } {
  const { body, faults } = readBody(text.body, [...path, 'body']);
  return {
    written: { locale: text.locale, body, imageAlt: trimmed(text.imageAlt) },
    faults: [
      ...faultsOf(TestimonialTextInput, text, path),
      ...localeFaults(text.locale, config, [...path, 'locale']),
      ...faults,
    ],
  };
}

function readBody(
  input: BodyInput | null | undefined,
  path: readonly string[],
): { body: Body | null | undefined; faults: readonly Fault[] } {
  if (input == null) return { body: input, faults: [] };
  const result =
    input.markdown != null
      ? bodyFromMarkdown(input.markdown, [...path, 'markdown'], {}, storyLimits)
      : input.html != null
        ? bodyFromHtml(input.html, [...path, 'html'], {}, storyLimits)
        : checkBody(input.portableText, [...path, 'portableText'], storyLimits);
  if (result.faults) return { body: undefined, faults: result.faults };
  const { body } = result;
  if (body.length === 0) {
    return {
      body,
      faults: [fault('REQUIRED', 'A story without words tells nothing. Send null to remove it.', path)],
    };
  }
  return { body, faults: body.flatMap((block, at) => blockFaults(block, [...path, String(at)])) };
}

/** A story stands within an article: it has no headings of its own, and nothing that is no word of the patient. */
function blockFaults(block: Body[number], path: readonly string[]): Fault[] {
  if (block._type === 'figure') {
    const message =
      'A figure of a story needs an alternative text: what is saved here is public at once. Say what it shows.';
    return block.alt.trim() === '' ? [fault('ALT_TEXT_MISSING', message, [...path, 'alt'])] : [];
  }
  if (block._type !== 'block') {
    const message = `A story has paragraphs, quotes, lists and figures; a block of type ${block._type} belongs into the article.`;
    return [fault('INVALID', message, path)];
  }
  if (block.style !== 'normal' && block.style !== 'blockquote') {
    const message =
      'A story has no headings, since it stands among those of its article. Make it a paragraph.';
    return [fault('INVALID', message, [...path, 'style'])];
  }
  return block.markDefs.some(({ _type }) => _type === 'citation')
    ? [fault('INVALID', 'A story cites nothing: citations belong to an article. Remove the mark.', path)]
    : [];
}

/** Everything that is wrong with a consent as recorded. */
export function consentFaults(input: ConsentInput, config: Config): Fault[] {
  const field = ['input', 'until'];
  return [
    ...faultsOf(ConsentInput, input, ['input']),
    ...(input.locales ?? []).flatMap((locale, at) =>
      localeFaults(locale, config, ['input', 'locales', String(at)]),
    ),
    ...(input.from && input.until && input.until <= input.from
      ? [fault('INVALID', 'This is not after `from`. Send a later instant, or none for no end.', field)]
      : []),
  ];
}

interface Written {
  readonly name: string | null;
  readonly texts: Readonly<Record<string, StoredText>>;
  readonly imageId: string | null;
}

/** Row ids of the images a story shows, each once: its portrait and its figures. */
export function imagesOfStory({ imageId, texts }: Omit<Written, 'name'>): string[] {
  const figures = Object.values(texts).flatMap(({ body }) => figuresOf(body));
  return imageIdsOf([
    imageId === null ? null : toGlobalId('Image', imageId),
    ...figures.map((figure) => figure.imageId),
  ]);
}

/** All that is written of a story, by locale: what search is to forget. */
export function writtenTexts({ name, texts }: Omit<Written, 'imageId'>): WrittenText[] {
  return Object.entries(texts).map(([locale, { body, imageAlt }]) => {
    const said = figuresOf(body).flatMap(({ alt, caption, credit }) => [alt, caption, credit]);
    const parts = [name, bodyToText(body), imageAlt, ...said];
    return { locale, text: parts.filter((part) => part != null).join('\n') };
  });
}

function fault(code: Fault['code'], message: string, field: readonly string[]): Fault {
  return { code, message, field };
}
