import { parseOr } from '../../shared/contract/parse.ts';
import type { WatchAccepted, WatchRequest } from '../../shared/contract/socket-events.ts';
import { unwatchSchema, watchSchema } from '../../shared/contract/socket-events.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { parsePosition } from '../../shared/domain/position.ts';
import type { Audience } from '../live/audience.ts';
import type { StoryHub } from '../live/story-hub.ts';
import { storySubject } from '../live/subject.ts';
import { type SubscriptionDeps, subscribe } from '../live/subscription.ts';
import type { SocketService } from './serve-sockets.ts';
import { sendEvents } from './shared-frames.ts';
import type { NewswireSocket, Watch } from './socket-types.ts';
import { type Connections, subscriberOf } from './subscriber.ts';

export const WATCHES_MAX = 16;

export interface WatchDeps extends SubscriptionDeps {
  stories: StoryHub;
  audience: Audience;
  connections: Connections;
}

/** Lets sockets watch stories. */
export function serveWatches(deps: WatchDeps): SocketService {
  return {
    requests: {
      watch: (socket, request, reply) => watch(deps, socket, request, reply),
      unwatch(socket, request, reply) {
        dropWatch(deps, socket, parseOr('bad_request', unwatchSchema, request).storyId);
        reply({ ok: true });
      },
    },
    greet(socket) {
      const readers = deps.audience.everyone();
      if (readers !== undefined) socket.emit('audience', { readers });
    },
    leave({ data }) {
      for (const storyId of data.watches?.keys() ?? []) deps.stories.release(storyId);
      data.watches = undefined;
    },
  };
}

/** The room of everyone who has this story open. */
export function storyRoom(storyId: string): string {
  return `story:${storyId}`;
}

/**
 * Handles `watch`: answers once, sends what was missed since the position, then the reader is live. Without a position,
 * or with one that cannot be resumed, the reader is live at once and loads the story itself.
 */
async function watch(
  deps: WatchDeps,
  socket: NewswireSocket,
  request: WatchRequest,
  answer: (accepted: WatchAccepted) => void,
): Promise<void> {
  const { storyId, since } = parseOr('bad_request', watchSchema, request);
  if (since !== undefined && !parsePosition(since)) throw new NewswireError('bad_position');
  const held = hold(deps, socket, storyId);
  const subscriber = subscriberOf(deps.connections, socket, {
    isHeld: () => isHeld(socket, held),
    begin({ reset, ...beginning }) {
      const readers = deps.audience.readersOf(storyId);
      answer({ ok: true, readers, ...beginning, ...(reset && { reset: reset.reason }) });
    },
    send: (events, position) => sendEvents(socket, 'story', { storyId, events, position }),
    goLive: () => goLive(deps, socket, held),
  });
  try {
    await subscribe(deps, storySubject(storyId), since, subscriber);
  } catch (error) {
    if (isHeld(socket, held)) dropWatch(deps, socket, storyId);
    throw error;
  }
}

/** Does nothing for a story that the socket does not watch. */
function dropWatch({ stories }: Pick<WatchDeps, 'stories'>, socket: NewswireSocket, storyId: string): void {
  if (!socket.data.watches?.delete(storyId)) return;
  void socket.leave(storyRoom(storyId));
  stories.release(storyId);
}

/** Watching the same story again starts over. */
function hold(deps: WatchDeps, socket: NewswireSocket, storyId: string): Watch {
  socket.data.watches ??= new Map();
  const { watches } = socket.data;
  if (watches.has(storyId)) dropWatch(deps, socket, storyId);
  else if (watches.size >= WATCHES_MAX) {
    throw new NewswireError('too_many_watches', `A socket may watch at most ${WATCHES_MAX} stories.`);
  }
  const held = { storyId, live: false };
  watches.set(storyId, held);
  deps.stories.acquire(storyId);
  return held;
}

/** Flushes before joining: the waiting events were sent to this reader already, or precede its start. */
function goLive({ stories }: WatchDeps, socket: NewswireSocket, held: Watch): void {
  if (!isHeld(socket, held)) return;
  stories.flush(held.storyId);
  held.live = true;
  void socket.join(storyRoom(held.storyId));
}

function isHeld(socket: NewswireSocket, held: Watch): boolean {
  return socket.connected && socket.data.watches?.get(held.storyId) === held;
}
