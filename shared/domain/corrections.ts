import type { StoryCard } from './story.ts';

/** True for a story with an earlier version to compare: revision 1 is the published one, and a retraction changes no text. */
export function wasCorrected({ revision, retracted }: Pick<StoryCard, 'revision' | 'retracted'>): boolean {
  return revision > (retracted ? 2 : 1);
}
