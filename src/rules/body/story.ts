import type { Block, Body, Story } from './body.js';

/**
 * The body as readers are shown it: each reference to a patient's story has the story with it, and one that may not be
 * shown is gone, as if it had never stood there.
 */
export function showStories(body: Body, storyOf: (reference: string) => Story | null): Body {
  return body.flatMap((block): Block[] => {
    if (block._type !== 'testimonial') return [block];
    const story = storyOf(block.testimonial._ref);
    return story ? [{ ...block, story }] : [];
  });
}

/** The stories a body refers to, each once, in their order. */
export function storyReferences(body: Body): string[] {
  const references = body.flatMap((block) => (block._type === 'testimonial' ? [block.testimonial._ref] : []));
  return [...new Set(references)];
}
