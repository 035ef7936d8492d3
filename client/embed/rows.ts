import type { StoryCard } from '../../shared/domain/story.ts';
import type { Stories } from './merge-stories.ts';
import { storyRow } from './story-row.ts';

interface Row {
  item: HTMLLIElement;
  revision: number;
}

/** The rows of a list. A story keeps its row, which is redrawn only when its revision changes. */
export function openRows({ list, base }: { list: HTMLOListElement; base: string }): { draw(stories: Stories): void } {
  const rows = new Map<string, Row>();

  function rowOf(story: StoryCard): HTMLLIElement {
    const held = rows.get(story.id);
    if (held?.revision === story.revision) return held.item;
    const item = held?.item ?? document.createElement('li');
    const hadFocus = item.matches(':focus-within');
    item.lang = story.language ?? '';
    item.replaceChildren(...storyRow(story, base));
    if (hadFocus) item.querySelector('a')?.focus();
    rows.set(story.id, { item, revision: story.revision });
    return item;
  }

  /** Leaves out a story that cannot be drawn, without affecting the others. */
  function rowOrNone(story: StoryCard): HTMLLIElement[] {
    try {
      return [rowOf(story)];
    } catch (error) {
      reportError(error);
      return [];
    }
  }

  return {
    draw(stories) {
      const kept = new Set(stories.map(({ id }) => id));
      for (const [id, { item }] of rows) {
        if (kept.has(id)) continue;
        item.remove();
        rows.delete(id);
      }
      let place = list.firstElementChild;
      for (const item of stories.flatMap(rowOrNone)) {
        if (item === place) place = place.nextElementSibling;
        else list.insertBefore(item, place);
      }
    },
  };
}
