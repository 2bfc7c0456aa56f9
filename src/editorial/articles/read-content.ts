import { bodyFromHtml } from '../../rules/body/html/body-from-html.js';
import { bodyFromMarkdown } from '../../rules/body/markdown/body-from-markdown.js';
import { checkBody, type BodyResult } from '../../rules/body/check/check-body.js';
import { absoluteLinkFault, webAddressFault } from '../../rules/body/safe-link.js';
import type { Fault } from '../../rules/domain-error.js';
import { checkSlug } from '../../rules/slug.js';
import { trimmed } from '../change.js';
import { faultsOf, refuse } from '../check-input.js';
import {
  CallToActionInput,
  FigureInput,
  SeoInput,
  UpdateArticleInput,
  VideoInput,
  type BodyInput,
} from './article.input.js';
import { readCitations } from './citation-input.js';
import type { RevisionContent, StoredFigure, StoredVideo } from './revision-content.js';

/** What an input says, in the form it is stored in: undefined where it says nothing. A slug of null is one to be made. */
export type WrittenContent = Partial<Omit<RevisionContent, 'slug'>> & { readonly slug?: string | null };

const LINK_LISTS = ['authorIds', 'topicIds', 'relatedIds'] as const;

/**
 * Reads an input that needs no look at the database. Throws everything that is wrong with it at once, together with
 * `otherFaults`. `now` is for dates that may not lie ahead.
 */
export function readContent(
  input: UpdateArticleInput,
  now: Date,
  otherFaults: readonly Fault[] = [],
): WrittenContent {
  const body = readBody(input.body);
  const citations = readCitations(input, body, now);
  refuse([
    ...faultsOf(UpdateArticleInput, input, ['input']),
    ...otherFaults,
    ...(input.slug == null ? [] : checkSlug(input.slug, ['input', 'slug'])),
    ...(body?.faults ?? []),
    ...(citations?.faults ?? []),
    ...nestedFaults(input),
    ...dateFaults(input.originallyPublishedAt, now),
  ]);
  return {
    ...definedOnly({
      title: input.title?.trim(),
      slug: input.slug,
      subtitle: trimmed(input.subtitle),
      summary: trimmed(input.summary),
      body: body?.body,
      image: input.image && figureOf(input.image),
      callToAction: input.callToAction && callToAction(input.callToAction),
      seo: input.seo && seo(input.seo),
      citations: citations?.citations,
      videos: input.videos === null ? [] : input.videos?.map(video),
      originallyPublishedAt: input.originallyPublishedAt,
    }),
    ...definedOnly(
      Object.fromEntries(LINK_LISTS.map((list) => [list, input[list] === null ? [] : input[list]])),
    ),
  };
}

function readBody(input: BodyInput | null | undefined): BodyResult | undefined {
  const field = ['input', 'body'];
  if (input === undefined) return undefined;
  if (input === null) return { faults: [{ code: 'REQUIRED', message: 'An article needs a body.', field }] };
  if (input.markdown != null) return bodyFromMarkdown(input.markdown, [...field, 'markdown']);
  if (input.html != null) return bodyFromHtml(input.html, [...field, 'html']);
  return checkBody(input.portableText, [...field, 'portableText']);
}

function nestedFaults(input: UpdateArticleInput): Fault[] {
  const { image, callToAction: action, seo: forEngines } = input;
  return [
    ...(image ? faultsOf(FigureInput, image, ['input', 'image']) : []),
    ...(action ? faultsOf(CallToActionInput, action, ['input', 'callToAction']) : []),
    ...(action?.image ? faultsOf(FigureInput, action.image, ['input', 'callToAction', 'image']) : []),
    ...(input.videos ?? []).flatMap((each, index) => videoFaults(each, ['input', 'videos', String(index)])),
    ...linkFaults(absoluteLinkFault, action?.url, ['input', 'callToAction', 'url']),
    ...(forEngines ? faultsOf(SeoInput, forEngines, ['input', 'seo']) : []),
    ...linkFaults(webAddressFault, forEngines?.canonicalUrl, ['input', 'seo', 'canonicalUrl']),
  ];
}

function linkFaults(
  faultOf: (address: string) => string | null,
  address: string | null | undefined,
  field: readonly string[],
): Fault[] {
  const message = address == null ? null : faultOf(address);
  return message === null ? [] : [fault('UNSAFE_LINK', message, field)];
}

function videoFaults(input: VideoInput, field: readonly string[]): Fault[] {
  return [
    ...faultsOf(VideoInput, input, field),
    ...linkFaults(webAddressFault, input.url, [...field, 'url']),
  ];
}

function dateFaults(date: Date | null | undefined, now: Date): Fault[] {
  if (!date || date <= now) return [];
  const message =
    'An article cannot have been published in the future. To publish it later, publish it with `at`.';
  return [fault('INVALID', message, ['input', 'originallyPublishedAt'])];
}

/** A figure as it is stored. */
export function figureOf(input: FigureInput): StoredFigure {
  const { imageId = null, alt, caption, credit } = input;
  return { imageId, alt: alt.trim(), caption: trimmed(caption) ?? null, credit: trimmed(credit) ?? null };
}

function callToAction(input: CallToActionInput): RevisionContent['callToAction'] {
  const { title, text, label, url } = input;
  const image = input.image ? { image: figureOf(input.image) } : {};
  return { title: title.trim(), text: trimmed(text) ?? null, label: label.trim(), url, ...image };
}

function video({ url, title, durationSeconds = null, thumbnailId = null }: VideoInput): StoredVideo {
  return { url, title: title.trim(), durationSeconds, thumbnailId };
}

function seo(input: SeoInput): RevisionContent['seo'] {
  const { title, description, canonicalUrl = null, noIndex } = input;
  return {
    title: trimmed(title) ?? null,
    description: trimmed(description) ?? null,
    canonicalUrl,
    noIndex: noIndex ?? false,
  };
}

function fault(code: Fault['code'], message: string, field: readonly string[]): Fault {
  return { code, message, field };
}

function definedOnly<T extends object>(parts: T): Partial<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Partial<T>;
}
