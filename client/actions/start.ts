import { effect, untracked } from '@preact/signals';
import { tick } from '../state/clock.ts';
import { shortenList } from '../state/column-list.ts';
import { columns } from '../state/columns.ts';
import { currentRoute } from '../state/entry.ts';
import { openLists } from '../state/open-lists.ts';
import { connect } from './connect.ts';
import { watchKeys } from './keyboard.ts';
import { watchAddress } from './navigate.ts';
import { refreshTops } from './open-column.ts';
import { isCalm, noteReaderMoved, watchReader } from './reader-calm.ts';
import { showRoute } from './show-route.ts';
import { loadBusiestTopics } from './suggest-topics.ts';
import { loadTrending } from './trending.ts';
import { watchVisit } from './visit.ts';

const TICK_MS = 15_000;
const UPKEEP_MS = 30_000;
/** What a list at its top is shortened to, when a page has been open for long. */
const CALM_STORIES = 200;

/** Starts the page. */
export function start(): void {
  watchReader();
  watchKeys();
  watchAddress();
  effect(() => {
    const route = currentRoute.value;
    const own = columns.value;
    untracked(() => {
      noteReaderMoved();
      showRoute(route, own);
    });
  });
  watchVisit();
  void connect();
  keepTime();
}

function keepTime(): void {
  setInterval(tick, TICK_MS);
  document.addEventListener('visibilitychange', tick);
  void loadBusiestTopics();
  void loadTrending();
  setInterval(upkeep, UPKEEP_MS);
}

function upkeep(): void {
  if (document.visibilityState !== 'visible') return;
  void loadBusiestTopics();
  void refreshTops();
  for (const list of openLists.peek()) if (isCalm(list)) shortenList(list, CALM_STORIES);
}
