import type { BoardRoute } from '../state/address.ts';
import { type Column, WIDTH_USUAL_PX } from '../state/column.ts';
import { columns } from '../state/columns.ts';
import { isDocked } from '../state/entry.ts';
import { missedStories } from '../state/missed.ts';
import { openLists } from '../state/open-lists.ts';
import { isRewound } from '../state/rewind.ts';
import { texts } from '../texts.ts';
import { BoardNotes } from './board-notes.tsx';
import { ColumnView } from './column-view.tsx';
import { Lazy } from './lazy.tsx';
import { TopicRail } from './topic-rail.tsx';

const rewindBar = () => import('./rewind-bar.tsx').then((chunk) => chunk.RewindBar);
const missedPanel = () => import('./missed-panel.tsx').then((chunk) => chunk.MissedPanel);
const storyPane = () => import('./story-pane.tsx').then((chunk) => chunk.StoryPane);
const publisherColumn = () => import('./publisher-column.tsx').then((chunk) => chunk.PublisherColumn);
const NO_PROPS = {};

/** The columns, side by side; on a phone one at a time, with swiping. */
export function Board({ route }: { route: BoardRoute }) {
  const lists = openLists.value;
  const own = new Map(columns.value.map((column) => [column.id, column]));
  return (
    <main
      id="main"
      class={`board board-${route.name}${isRewound.value ? ' is-past' : ''}`}
      tabIndex={-1}
      aria-label={texts.boardLabel}
    >
      <div class="board-lead">
        <BoardNotes route={route} />
        {isRewound.value && <Lazy load={rewindBar} props={NO_PROPS} />}
        {route.name === 'dashboard' && !isRewound.value && missedStories.value && (
          <Lazy load={missedPanel} props={NO_PROPS} />
        )}
      </div>
      <div
        class="board-stage"
        style={`--columns-width: ${widthOf(lists.map(({ column }) => own.get(column.id) ?? column))}px`}
      >
        <div class="board-columns">
          {route.name === 'publisher' && <Lazy load={publisherColumn} props={NO_PROPS} />}
          {route.name !== 'publisher' &&
            lists.map((list) => (
              <ColumnView
                key={list.column.id}
                list={list}
                column={own.get(list.column.id) ?? list.column}
                isOwn={route.name === 'dashboard'}
              />
            ))}
          <TopicRail />
        </div>
        {isDocked.value && <Lazy load={storyPane} props={NO_PROPS} />}
      </div>
    </main>
  );
}

/** What the columns take where there is room, in pixels. */
function widthOf(shown: readonly Column[]): number {
  return shown.reduce((sum, { width = WIDTH_USUAL_PX }) => sum + width, 0);
}
