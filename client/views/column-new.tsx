import { revealStories } from '../actions/reveal-when-idle.ts';
import type { ColumnList } from '../state/column-list.ts';
import { texts } from '../texts.ts';

/** The number of waiting stories in a column's head, as a button that shows them. */
export function ColumnNew({ list, title }: { list: ColumnList; title: string }) {
  const count = list.waiting.value;
  if (count === 0) return null;
  const isMore = list.list.value.stale.size > 0;
  return (
    <button
      type="button"
      class="pill"
      data-testid="pill"
      title={texts.newStoriesHint}
      aria-label={`${texts.newStories(count, isMore)} – ${title}`}
      onClick={() => revealStories(list)}
    >
      <span key={count}>{texts.newCount(count, isMore)}</span>
    </button>
  );
}
