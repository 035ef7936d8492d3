import type { Route } from '../state/address.ts';
import { columns } from '../state/columns.ts';
import { openLists } from '../state/open-lists.ts';
import { texts } from '../texts.ts';
import { BoardNotes } from './board-notes.tsx';
import { ColumnView } from './column-view.tsx';
import { MissedPanel } from './missed-panel.tsx';
import { TopicRail } from './topic-rail.tsx';

type BoardRoute = Extract<Route, { name: 'dashboard' | 'single' | 'shared' }>;

/** The columns that the address asks for, side by side; on a phone one at a time, swiped between. */
export function Board({ route }: { route: BoardRoute }) {
  const lists = openLists.value;
  const own = new Map(columns.value.map((column) => [column.id, column]));
  return (
    <main id="main" class={`board board-${route.name}`} tabIndex={-1} aria-label={texts.boardLabel}>
      <BoardNotes route={route} />
      {route.name === 'dashboard' && <MissedPanel />}
      <div class="board-columns">
        {lists.map((list) => (
          <ColumnView
            key={list.column.id}
            list={list}
            column={own.get(list.column.id) ?? list.column}
            isOwn={route.name === 'dashboard'}
          />
        ))}
        {route.name === 'single' && <TopicRail />}
      </div>
    </main>
  );
}
