import { effect, untracked } from '@preact/signals';
import { openWireSocket } from '../net/wire-socket.ts';
import { type Route, sameTopics } from '../state/address.ts';
import { showAudience } from '../state/audience.ts';
import { tick } from '../state/clock.ts';
import { markDown, markUp, takeMessage, takeProgress } from '../state/connection.ts';
import { currentRoute } from '../state/entry.ts';
import { forgetArrivals, heldCard, listTopics, snapshotStatus } from '../state/list.ts';
import { useSocket } from './channel.ts';
import { healGap, shortenLongList } from './heal-gap.ts';
import { watchAddress } from './navigate.ts';
import { openList, resumeList } from './open-list.ts';
import { leaveStoryPage, openStoryPage } from './open-story.ts';
import { noteReaderMoved, watchReader } from './reader-calm.ts';
import { receiveEvents } from './receive-events.ts';
import { watchRevealKey } from './reveal-stories.ts';
import { loadBusiestTopics } from './suggest-topics.ts';
import { receiveStory, resumeWatching, stopHearing, watchOn } from './watch-story.ts';

const TICK_MS = 15_000;
const UPKEEP_MS = 60_000;

/** Starts the page. */
export function start(): void {
  connect();
  watchReader();
  watchRevealKey();
  watchAddress();
  effect(() => {
    const route = currentRoute.value;
    untracked(() => showRoute(route));
  });
  keepTime();
}

function connect(): void {
  const socket = openWireSocket({
    up: () => {
      markUp();
      void resumeList();
      resumeWatching();
    },
    down: () => {
      markDown();
      stopHearing();
    },
    wire: (message) => receiveEvents(takeMessage(message)),
    progress: takeProgress,
    reset: (message) => void healGap(message),
    story: receiveStory,
    audience: showAudience,
  });
  watchOn(socket);
  useSocket(socket, (reset) => void healGap(reset));
}

function showRoute(route: Route): void {
  forgetArrivals();
  noteReaderMoved();
  if (route.name === 'story') void openStoryPage(route.id);
  else leaveStoryPage();
  const any = topicsFor(route);
  if (snapshotStatus.peek() === 'idle' || !sameTopics(any, listTopics.peek())) void openList(any);
}

/** A story that the list holds is kept up to date by the list's channel; any other by that of everything. */
function topicsFor(route: Route): readonly string[] {
  if (route.name === 'list') return route.any;
  return route.name === 'story' && !heldCard(route.id) ? [] : listTopics.peek();
}

function keepTime(): void {
  setInterval(tick, TICK_MS);
  document.addEventListener('visibilitychange', tick);
  void loadBusiestTopics();
  setInterval(upkeep, UPKEEP_MS);
}

function upkeep(): void {
  if (document.visibilityState !== 'visible') return;
  void loadBusiestTopics();
  void shortenLongList();
}
