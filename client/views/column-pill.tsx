import { revealStories } from '../actions/reader-calm.ts';
import type { ColumnList } from '../state/column-list.ts';
import { texts } from '../texts.ts';

/** How many stories wait in a column, and the way to them; it lies over the stories and moves nothing. */
export function ColumnPill({ list, title }: { list: ColumnList; title: string }) {
  const count = list.waiting.value;
  return (
    <div class="pill-place">
      {count > 0 && (
        <button
          type="button"
          class="pill"
          data-testid="pill"
          title={texts.newStoriesHint}
          aria-label={`${texts.newStories(count, list.list.value.stale.size > 0)} – ${title}`}
          onClick={() => revealStories(list)}
        >
          <span aria-hidden="true">↑ </span>
          {texts.newStories(count, list.list.value.stale.size > 0)}
        </button>
      )}
    </div>
  );
}
