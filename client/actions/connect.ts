import { openWireSocket } from '../net/wire-socket.ts';
import { noteVersion } from '../state/announced-version.ts';
import { showAudience } from '../state/audience.ts';
import { markDown, markUp, showTraffic } from '../state/connection.ts';
import { showRunning } from '../state/running.ts';
import { noteTraffic } from '../state/traffic.ts';
import { showTrending } from '../state/trending.ts';
import { reportVisibility, setSocket } from './connected-socket.ts';
import { forgetChannels, hearProgress, hearReset, hearWire } from './follow-column.ts';
import { resumeColumns } from './open-column.ts';
import { receiveStory, resumeWatching, stopHearing, watchOn } from './watch-story.ts';

/** Opens the connection and passes its messages on. */
export async function connect(): Promise<void> {
  const socket = await openWireSocket({
    up: () => {
      markUp();
      // The first event may come before `setSocket` below.
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
      if (name === 'coverages' && 'coverages' in message) showRunning(message.coverages);
      if (name === 'story' && 'storyId' in message && 'events' in message) receiveStory(message);
      if (name === 'reader' && 'version' in message) noteVersion(message.version);
      if (name === 'audience' && 'readers' in message) showAudience(message);
    },
    traffic: (run, bytes) => showTraffic(noteTraffic(run, bytes, new Date().toDateString())),
  });
  setSocket(socket);
  watchOn(socket);
  reportVisibility();
  document.addEventListener('visibilitychange', reportVisibility);
  if (!socket.isUp) return;
  resumeColumns();
  resumeWatching();
}
