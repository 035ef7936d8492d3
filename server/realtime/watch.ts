import { parseOr } from '../../shared/contract/parse.ts';
import type { WatchAccepted, Watched, WatchRequest } from '../../shared/contract/socket-events.ts';
import { unwatchSchema, watchSchema } from '../../shared/contract/socket-events.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { parsePosition } from '../../shared/domain/position.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { Audience } from '../live/audience.ts';
import type { StoryHub } from '../live/story-hub.ts';
import { type SubscriptionDeps, subscribe } from '../live/subscription.ts';
import { watchedName, watchedSubject } from '../live/watched.ts';
import type { SocketService } from './serve-sockets.ts';
import { type EventsMessage, sendEvents } from './shared-frames.ts';
import type { NewswireSocket, Watch } from './socket-types.ts';
import { type Connections, subscriberOf } from './subscriber.ts';

export const WATCHES_MAX = 16;

export interface WatchDeps extends SubscriptionDeps {
  stories: StoryHub;
  audience: Audience;
  connections: Connections;
}

/** Lets sockets watch stories and live coverages. */
export function serveWatches(deps: WatchDeps): SocketService {
  return {
    requests: {
      watch: (socket, request, reply) => watch(deps, socket, request, reply),
      unwatch(socket, request, reply) {
        dropWatch(deps, socket, watchedName(parseOr('bad_request', unwatchSchema, request)));
        reply({ ok: true });
      },
    },
    greet(socket) {
      const readers = deps.audience.everyone();
      if (readers !== undefined) socket.emit('audience', { readers });
    },
    leave({ data }) {
      for (const name of data.watches?.keys() ?? []) deps.stories.release(name);
      data.watches = undefined;
    },
  };
}

/** The room of everyone who has this story or coverage open. */
export function watchRoom(name: string): string {
  return `watch:${name}`;
}

/** The events of a watched story or coverage as its watchers get them. */
export function watchMessage(watched: Watched, events: WireEvent[], position: string): EventsMessage {
  return 'storyId' in watched
    ? { name: 'story', message: { ...watched, events, position } }
    : { name: 'coverage', message: { ...watched, events, position } };
}

/**
 * Handles `watch`: answers once, sends what was missed since the position, then the reader is live. Without a position,
 * or with one that cannot be resumed, the reader is live at once and loads the story or coverage itself.
 */
async function watch(
  deps: WatchDeps,
  socket: NewswireSocket,
  request: WatchRequest,
  answer: (accepted: WatchAccepted) => void,
): Promise<void> {
  const { watched, since } = parseOr('bad_request', watchSchema, request);
  const name = watchedName(watched);
  if (since !== undefined && !parsePosition(since)) throw new NewswireError('bad_position');
  const held = hold(deps, socket, name);
  const subscriber = subscriberOf(deps.connections, socket, {
    isHeld: () => isHeld(socket, held),
    begin({ reset, ...beginning }) {
      const readers = deps.audience.readersOf(name);
      answer({ ok: true, readers, ...beginning, ...(reset && { reset: reset.reason }) });
    },
    send: (events, position) => sendEvents(socket, watchMessage(watched, events, position)),
    goLive: () => goLive(deps, socket, held),
  });
  try {
    await subscribe(deps, watchedSubject(watched), since, subscriber);
  } catch (error) {
    if (isHeld(socket, held)) dropWatch(deps, socket, name);
    throw error;
  }
}

/** Does nothing for what the socket does not watch. */
function dropWatch({ stories }: Pick<WatchDeps, 'stories'>, socket: NewswireSocket, name: string): void {
  if (!socket.data.watches?.delete(name)) return;
  void socket.leave(watchRoom(name));
  stories.release(name);
}

/** Watching the same again starts over. */
function hold(deps: WatchDeps, socket: NewswireSocket, name: string): Watch {
  socket.data.watches ??= new Map();
  const { watches } = socket.data;
  if (watches.has(name)) dropWatch(deps, socket, name);
  else if (watches.size >= WATCHES_MAX) {
    throw new NewswireError('too_many_watches', `A socket may watch at most ${WATCHES_MAX} stories and coverages.`);
  }
  const held = { name, live: false };
  watches.set(name, held);
  deps.stories.acquire(name);
  return held;
}

/** Flushes before joining: the waiting events were sent to this reader already, or precede its start. */
function goLive({ stories }: WatchDeps, socket: NewswireSocket, held: Watch): void {
  if (!isHeld(socket, held)) return;
  stories.flush(held.name);
  held.live = true;
  void socket.join(watchRoom(held.name));
}

function isHeld(socket: NewswireSocket, held: Watch): boolean {
  return socket.connected && socket.data.watches?.get(held.name) === held;
}
