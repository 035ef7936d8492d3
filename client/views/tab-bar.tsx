import { revealStories } from '../actions/reveal-when-idle.ts';
import { openSearch, showColumnAt } from '../actions/tabs.ts';
import { columnInSight } from '../state/column-in-sight.ts';
import type { ColumnList } from '../state/column-list.ts';
import { columns } from '../state/columns.ts';
import { showDialog } from '../state/dialog.ts';
import { openLists } from '../state/open-lists.ts';
import { texts } from '../texts.ts';
import { columnTitle } from './column-title.ts';

/** The bar at the bottom of a phone, within reach of a thumb: columns with what is new in them, search, saved, more. */
export function TabBar() {
  return (
    <nav class="tabs" aria-label={texts.tabsLabel} data-testid="tabs">
      <div class="tabs-columns">
        {openLists.value.map((list, index) => (
          <ColumnTab key={list.column.id} list={list} index={index} />
        ))}
      </div>
      <button type="button" class="tab" onClick={openSearch}>
        <span class="tab-icon" aria-hidden="true">
          ⌕
        </span>
        {texts.searchTab}
      </button>
      <a class="tab" href="/saved">
        <span class="tab-icon" aria-hidden="true">
          ☆
        </span>
        {texts.saved}
      </a>
      <button type="button" class="tab" onClick={() => showDialog('more')}>
        <span class="tab-icon" aria-hidden="true">
          ☰
        </span>
        {texts.navLabel}
      </button>
    </nav>
  );
}

/** Shows its column; where that is in sight already, its newest stories. */
function ColumnTab({ list, index }: { list: ColumnList; index: number }) {
  const isInSight = columnInSight.value === index;
  const count = list.waiting.value;
  const isMore = list.list.value.stale.size > 0;
  const title = columnTitle(columns.value.find(({ id }) => id === list.column.id) ?? list.column);
  return (
    <button
      type="button"
      class="tab tab-column"
      data-testid="tab"
      aria-current={isInSight ? 'true' : undefined}
      onClick={() => (isInSight ? revealStories(list) : showColumnAt(index))}
    >
      <span class="tab-title" dir="auto">
        {title}
      </span>
      {count > 0 && (
        <span class="tab-count" key={count}>
          {texts.newCount(count, isMore)}
        </span>
      )}
    </button>
  );
}
