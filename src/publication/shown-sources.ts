import { toGlobalId } from '../graphql/global-id.js';
import type { Body, Story } from '../rules/body/body.js';
import { figuresOf, portraitsOf } from '../rules/body/body-parts.js';
import { showStories } from '../rules/body/story.js';
import { isConsented, type ConsentScope } from '../rules/consent.js';
import { shownImage, type ShownImage } from '../rules/media/image-address.js';
import type { Microseconds } from '../rules/publication-plan.js';
import { referredId } from '../rules/reference.js';
import { imagesBesideBody } from './named-images.js';
import type { RevisionSnapshot } from './prepared-reading.js';
import type { Sources } from './sources.js';
import type { StoredStory } from './story.repository.js';

/** What readers of a revision see at an instant: its body with the stories that may be shown, and its images. */
export interface ShownSources {
  readonly body: Body;
  /** Null where partners may show what the site shows. */
  readonly bodyForPartners: Body | null;
  readonly image: (reference: string) => ShownImage | null;
  /** Uuids of the images in it. */
  readonly imageIds: readonly string[];
}

/** Applies the consents of an instant. */
export function showSources(
  revision: RevisionSnapshot,
  sources: Sources,
  at: Microseconds,
  serviceUrl: string,
): ShownSources {
  const { locale } = revision;
  const bodyWith = (...scopes: ConsentScope[]) =>
    showStories(revision.body, (reference) => {
      const story = sources.stories.get(referredId('Testimonial', reference) ?? '');
      if (!story || !scopes.every((scope) => isConsented(story.consents, { scope, locale, at }))) return null;
      return storyIn(story, locale);
    });
  const body = bodyWith('SITE');
  const bodyForPartners = bodyWith('SITE', 'PARTNERS');
  const imageOf = (reference: string) => sources.images.get(referredId('Image', reference) ?? '');
  const references = [
    ...figuresOf(body).map((figure) => figure.imageId),
    ...portraitsOf(body).map((portrait) => portrait.imageId),
    ...imagesBesideBody(revision),
  ];
  return {
    body,
    bodyForPartners: JSON.stringify(bodyForPartners) === JSON.stringify(body) ? null : bodyForPartners,
    image: (reference) => {
      const image = imageOf(reference);
      return image ? shownImage(serviceUrl, image) : null;
    },
    imageIds: [...new Set(references.flatMap((reference) => imageOf(reference ?? '')?.id ?? []))],
  };
}

/** A story in a locale; null where it has no words in it. */
function storyIn({ name, texts, imageId }: StoredStory, locale: string): Story | null {
  const text = texts[locale];
  if (!text) return null;
  const content = text.body.filter((block) => block._type === 'block' || block._type === 'figure');
  return {
    name,
    content,
    image: imageId ? { imageId: toGlobalId('Image', imageId), alt: text.imageAlt ?? name } : null,
  };
}
