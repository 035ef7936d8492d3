import { type BoardRoute, isBoardRoute, type Route } from '../state/address.ts';
import type { Column } from '../state/column.ts';
import { openLists } from '../state/open-lists.ts';
import { markRead } from '../state/read-stories.ts';
import { isRewound } from '../state/rewind.ts';
import { openPublisher } from './open-publisher.ts';
import { leaveStoryPage, openStoryPage } from './open-story.ts';
import { showColumns } from './show-columns.ts';
import { whenIdle } from './when-idle.ts';

const IDLE_MS = 2_000;

let isOpening: string | undefined;

/** Opens a view; `own` are the reader's columns, `beside` is the board that stays on the page beside a story. */
export function showRoute(route: Route, own: readonly Column[], beside: BoardRoute | undefined): void {
  if (route.name === 'story') {
    if (beside) showBoard(beside, own);
    if (isOpening !== route.id) void openStory(route.id, own);
    return;
  }
  isOpening = undefined;
  leaveStoryPage();
  if (isBoardRoute(route)) showBoard(route, own);
  else if (openLists.peek().length === 0) showColumns(own);
}

function showBoard(route: BoardRoute, own: readonly Column[]): void {
  const shown = columnsOf(route, own);
  showColumns(isRewound.peek() ? shown.map((column) => ({ ...column, isPast: true })) : shown);
  if (route.name === 'publisher') void openPublisher(route.id);
}

function columnsOf(route: BoardRoute, own: readonly Column[]): readonly Column[] {
  if (route.name === 'dashboard') return own;
  return route.name === 'shared' ? route.columns : [route.column];
}

/** Opens the story first, and the columns behind it once the page is idle. */
async function openStory(id: string, own: readonly Column[]): Promise<void> {
  isOpening = id;
  markRead(id);
  await openStoryPage(id);
  whenIdle(() => {
    if (openLists.peek().length === 0) showColumns(own);
  }, IDLE_MS);
}
