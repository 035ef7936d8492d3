import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { openStory } from '../state/open-story.ts';
import { heightAbove } from '../state/row-window.ts';
import { listBehindStory, type Neighbours, storyNeighbours } from '../state/story-neighbours.ts';
import { listBehind, navigateInPlace } from './navigate.ts';
import { saveStory } from './story-marks.ts';

/** Opens the story after or before the open one in the list behind its page. */
export function openNeighbour(which: keyof Neighbours): void {
  const id = openStory.peek()?.id;
  const story = id === undefined ? undefined : storyNeighbours(id, listBehind())[which];
  if (story) openInPlace(story);
}

/** Opens a story in place of the open one, so that Back leads to the list. */
export function openInPlace(story: Pick<StoryCard, 'id' | 'headline'>): void {
  const listId = listBehind();
  bringNear(story.id, listId);
  navigateInPlace(storyPath(story), listId ?? listBehindStory(undefined)?.column.id);
}

/** Scrolls the list, which is not on the page, so far that the story is drawn when the reader comes back to it. */
function bringNear(storyId: string, listId: string | undefined): void {
  const list = listBehindStory(listId);
  const keys = list?.rows.peek().map(({ key }) => key) ?? [];
  if (!list || !keys.includes(storyId)) return;
  const { scrollTop, heights } = list.scroll;
  const above = heightAbove(storyId, keys, heights);
  const isNear = above >= scrollTop && above < scrollTop + innerHeight / 2;
  if (!isNear) list.scroll = { heights, scrollTop: Math.max(0, above - innerHeight / 4) };
}

/** Saves the open story, or removes it from saved. */
export function saveOpenStory(): void {
  const card = openStory.peek()?.card;
  if (card) saveStory(card);
}
