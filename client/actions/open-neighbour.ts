import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { openStory } from '../state/open-story.ts';
import { storyNeighbours } from '../state/story-neighbours.ts';
import { listBehind, navigateInPlace } from './navigate.ts';
import { saveStory } from './story-marks.ts';

/** Opens the next or previous story of the list behind the story's page; false where no such page is open. */
export function openNeighbour(by: 1 | -1): boolean {
  const id = idOfPage();
  if (id === undefined) return false;
  const { next, previous } = storyNeighbours(id, listBehind());
  const story = by === 1 ? next : previous;
  if (story) openInPlace(story);
  return true;
}

/** Opens a story in place of the open one, so that Back leads to the list. */
export function openInPlace(story: Pick<StoryCard, 'id' | 'headline'>): void {
  navigateInPlace(storyPath(story));
}

/** Saves the story whose page is open, or removes it from saved; false where none is. */
export function saveOpenStory(): boolean {
  const card = idOfPage() === undefined ? undefined : openStory.peek()?.card;
  if (card) saveStory(card);
  return card !== undefined;
}

/** The story that has the page to itself. */
function idOfPage(): string | undefined {
  return document.querySelector('.board') ? undefined : openStory.peek()?.id;
}
