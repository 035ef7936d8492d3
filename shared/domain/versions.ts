import type { StoryCard } from './story.ts';

/** What a story and its publisher's updates of it have in common: the id of the first of them. */
export function firstVersion({ id, repeats }: Pick<StoryCard, 'id' | 'repeats'>): string {
  return repeats ?? id;
}

/** A report with its publisher's other versions of it. */
export interface Report<Card> {
  story: Card;
  versions: readonly Card[];
}

/** Groups stories with their updates, in the given order: the first one of each group stands for it. Pure. */
export function groupVersions<Card extends StoryCard>(stories: readonly Card[]): Report<Card>[] {
  const groups = new Map<string, { story: Card; versions: Card[] }>();
  for (const story of stories) {
    const group = groups.get(firstVersion(story));
    if (group) group.versions.push(story);
    else groups.set(firstVersion(story), { story, versions: [] });
  }
  return [...groups.values()];
}
