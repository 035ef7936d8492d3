import { openWireSocket } from '../net/wire-socket.ts';
import { showAudience } from '../state/audience.ts';
import { markDown, markUp, showTraffic } from '../state/connection.ts';
import { noteTraffic } from '../state/traffic.ts';
import { showTrending } from '../state/trending.ts';
import { forgetChannels, hearProgress, hearReset, hearWire } from './follow-column.ts';
import { resumeColumns } from './open-column.ts';
import { receiveStory, resumeWatching, stopHearing, watchOn } from './watch-story.ts';
import { tellVisibility, useSocket } from './wire.ts';

/** Opens the way to the server and hands what comes to those that it concerns. */
export async function connect(): Promise<void> {
  const socket = await openWireSocket({
    up: () => {
      markUp();
      // The first word may come before we hold the connection in hands.
      queueMicrotask(resumeColumns);
      queueMicrotask(resumeWatching);
    },
    down: () => {
      markDown();
      forgetChannels();
      stopHearing();
    },
    wire: hearWire,
    progress: hearProgress,
    reset: hearReset,
    other: (name, message) => {
      if (name === 'trending' && 'topics' in message) showTrending(message.topics);
      if (name === 'story' && 'events' in message) receiveStory(message);
      if (name === 'audience' && 'readers' in message) showAudience(message);
    },
    traffic: (run, bytes) => showTraffic(noteTraffic(run, bytes, new Date().toDateString())),
  });
  useSocket(socket);
  watchOn(socket);
  tellVisibility();
  document.addEventListener('visibilitychange', tellVisibility);
  if (!socket.isUp) return;
  resumeColumns();
  resumeWatching();
}
