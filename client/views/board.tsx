import type { Route } from '../state/address.ts';
import { columns } from '../state/columns.ts';
import { missedStories } from '../state/missed.ts';
import { openLists } from '../state/open-lists.ts';
import { texts } from '../texts.ts';
import { BoardNotes } from './board-notes.tsx';
import { ColumnView } from './column-view.tsx';
import { Lazy } from './lazy.tsx';
import { TopicRail } from './topic-rail.tsx';

const missedPanel = () => import('./missed-panel.tsx').then((chunk) => chunk.MissedPanel);
const NO_PROPS = {};

type BoardRoute = Extract<Route, { name: 'dashboard' | 'single' | 'shared' }>;

/** The columns, side by side; on a phone one at a time, with swiping. */
export function Board({ route }: { route: BoardRoute }) {
  const lists = openLists.value;
  const own = new Map(columns.value.map((column) => [column.id, column]));
  return (
    <main id="main" class={`board board-${route.name}`} tabIndex={-1} aria-label={texts.boardLabel}>
      <div class="board-lead">
        <BoardNotes route={route} />
        {route.name === 'dashboard' && missedStories.value && <Lazy load={missedPanel} props={NO_PROPS} />}
      </div>
      <div class="board-columns">
        {lists.map((list) => (
          <ColumnView
            key={list.column.id}
            list={list}
            column={own.get(list.column.id) ?? list.column}
            isOwn={route.name === 'dashboard'}
          />
        ))}
        <TopicRail />
      </div>
    </main>
  );
}
