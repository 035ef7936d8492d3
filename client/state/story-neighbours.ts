import type { StoryCard } from '../../shared/domain/story.ts';
import type { ColumnList } from './column-list.ts';
import { openLists } from './open-lists.ts';
import { SAVED_LIST, savedStories } from './saved-stories.ts';

/** The stories beside one in a list. */
export interface Neighbours {
  previous: StoryCard | undefined;
  next: StoryCard | undefined;
}

/** The column that the reader came from; else the latest stories. */
export function listBehindStory(listId: string | undefined): ColumnList | undefined {
  const lists = openLists.value;
  return (
    lists.find(({ column }) => column.id === listId) ?? lists.find(({ column }) => column.sort === 'latest') ?? lists[0]
  );
}

/**
 * The stories before and after one in a list, card by card: other reports on its card are none. For a story that is not
 * in the list, the next one is the list's first.
 */
export function storyNeighbours(storyId: string, listId: string | undefined): Neighbours {
  const cards = listId === SAVED_LIST ? savedStories.value.map((story) => [story]) : cardsOf(listBehindStory(listId));
  const at = cards.findIndex((card) => card.some(({ id }) => id === storyId));
  return { previous: cards[at - 1]?.[0], next: cards[at + 1]?.[0] };
}

function cardsOf(list: ColumnList | undefined): StoryCard[][] {
  return (list?.rows.value ?? []).flatMap((row) => (row.kind === 'story' ? [[row.story, ...row.others]] : []));
}
