import { isAllowed, type Viewer } from '../../rules/permissions.js';

/** Whether somebody is shown the name, words and image of a story. */
export function mayReadStory(
  viewer: Viewer,
  { withdrawnAt }: { readonly withdrawnAt: Date | null },
): boolean {
  return withdrawnAt === null || viewer.role === 'ADMIN';
}

/** Whether somebody is shown the notes and evidence of a story's consents, which may say who the patient is. */
export function mayReadEvidence(viewer: Viewer, story: { readonly withdrawnAt: Date | null }): boolean {
  return isAllowed(viewer, 'testimonials:write') && mayReadStory(viewer, story);
}
