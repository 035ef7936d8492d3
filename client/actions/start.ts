import { effect, untracked } from '@preact/signals';
import { tick } from '../state/clock.ts';
import { shortenList } from '../state/column-list.ts';
import { columns } from '../state/columns.ts';
import { boardRoute, currentRoute } from '../state/entry.ts';
import { openLists } from '../state/open-lists.ts';
import { openStory } from '../state/open-story.ts';
import { isRewound } from '../state/rewind.ts';
import { followWaiting } from './follow-column.ts';
import { watchKeys } from './keyboard.ts';
import { watchAddress } from './navigate.ts';
import { refreshTops } from './open-column.ts';
import { isIdle, noteActivity, watchActivity } from './reveal-when-idle.ts';
import { showRoute } from './show-route.ts';
import { loadBusiestTopics } from './suggest-topics.ts';
import { rewindFromAddress } from './toggle-rewind.ts';
import { loadTrending } from './trending.ts';
import { watchVisit } from './visit.ts';
import { whenIdle } from './when-idle.ts';

const TICK_MS = 15_000;
/** Connect after this long at the latest, even without the first stories. */
const FIRST_STORIES_MS = 3_000;
/** Connect this long after the first stories at the latest. */
const IDLE_MS = 500;
const UPKEEP_MS = 30_000;
/** An idle list at its top is shortened to this. */
const CALM_STORIES = 200;

/** Starts the page. */
export function start(): void {
  watchActivity();
  watchKeys();
  watchAddress();
  effect(() => {
    const route = currentRoute.value;
    const own = columns.value;
    const board = boardRoute.value;
    // The board's columns are other ones in the past.
    void isRewound.value;
    untracked(() => {
      noteActivity();
      showRoute(route, own, board);
    });
  });
  void rewindFromAddress();
  watchVisit();
  connectAfterFirstStories();
  keepTime();
}

/** Connects after the first stories are shown: loading the code for it must not delay them. */
function connectAfterFirstStories(): void {
  let hasBegun = false;
  const begin = (): void => {
    if (hasBegun) return;
    hasBegun = true;
    void import('./connect.ts').then(({ connect }) => connect());
  };
  setTimeout(begin, FIRST_STORIES_MS);
  effect(() => {
    const isThere = openLists.value.some(({ snapshot }) => snapshot.value === 'ready' || snapshot.value === 'failed');
    if (isThere || openStory.value?.status === 'ready') whenIdle(begin, IDLE_MS);
  });
}

function keepTime(): void {
  setInterval(tick, TICK_MS);
  document.addEventListener('visibilitychange', tick);
  void loadTrending();
  whenIdle(() => void loadBusiestTopics(), UPKEEP_MS);
  setInterval(upkeep, UPKEEP_MS);
}

function upkeep(): void {
  if (document.visibilityState !== 'visible') return;
  void loadBusiestTopics();
  void refreshTops();
  followWaiting();
  for (const list of openLists.peek()) if (isIdle(list)) shortenList(list, CALM_STORIES);
}
