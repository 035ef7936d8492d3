import { parseOr } from '../../shared/contract/parse.ts';
import type { FollowAccepted, FollowRequest } from '../../shared/contract/socket-events.ts';
import { followSchema, unfollowSchema } from '../../shared/contract/socket-events.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { parsePosition } from '../../shared/domain/position.ts';
import type { Hub } from '../live/hub.ts';
import type { RunningCoverages } from '../live/running-coverages.ts';
import { filterSubject } from '../live/subject.ts';
import { type SubscriptionDeps, subscribe } from '../live/subscription.ts';
import type { Trending } from '../live/trending.ts';
import type { SocketService } from './serve-sockets.ts';
import { sendEvents } from './shared-frames.ts';
import type { Follow, NewswireSocket } from './socket-types.ts';
import { type Connections, subscriberOf } from './subscriber.ts';

export const FOLLOWS_MAX = 32;

export interface FollowDeps extends SubscriptionDeps {
  hub: Hub;
  trending: Trending;
  running: RunningCoverages;
  connections: Connections;
}

/** Lets sockets follow filters. */
export function serveFollows(deps: FollowDeps): SocketService {
  const { hub, trending, running } = deps;
  return {
    requests: {
      follow: (socket, request, reply) => follow(deps, socket, request, reply),
      unfollow(socket, request, reply) {
        const { channel } = parseOr('bad_request', unfollowSchema, request);
        if (!dropFollow(hub, socket, channel)) throw new NewswireError('unknown_channel');
        reply({ ok: true });
      },
    },
    greet(socket) {
      const topics = trending.current();
      if (topics.length > 0) socket.emit('trending', { topics });
      const coverages = running.current();
      if (coverages.length > 0) socket.emit('coverages', { coverages });
    },
    leave({ data }) {
      for (const held of data.follows) hub.release(held.channel);
      data.follows = [];
    },
  };
}

/** Handles `follow`: answers once, sends the missed events, then the reader is live. Throws a NewswireError. */
async function follow(
  deps: FollowDeps,
  socket: NewswireSocket,
  request: FollowRequest,
  answer: (accepted: FollowAccepted) => void,
): Promise<void> {
  const { filter, since } = parseOr('bad_filter', followSchema, request ?? {});
  if (since !== undefined && !parsePosition(since)) {
    throw new NewswireError('bad_position', 'since is not a position of this wire', [
      { field: 'since', rule: 'format', detail: 'must be a position that the server gave' },
    ]);
  }
  const held = hold(deps.hub, socket, filter);
  const { id: channel } = held.channel;
  let afterwards = (): void => undefined;
  const subscriber = subscriberOf(deps.connections, socket, {
    isHeld: () => isHeld(socket, held),
    begin({ reset, ...beginning }) {
      answer({ ok: true, channel, ...beginning });
      if (reset) afterwards = () => void socket.emit('reset', { channel, ...reset });
    },
    send: (events, position) => sendEvents(socket, { name: 'wire', message: { channel, events, position } }),
    goLive() {
      goLive(deps.hub, socket, held);
      afterwards();
    },
  });
  try {
    await subscribe(deps, filterSubject(held.channel.filter), since, subscriber);
  } catch (error) {
    if (isHeld(socket, held)) dropFollow(deps.hub, socket, channel);
    throw error;
  }
}

/** Acquires the channel for this socket; following the same filter again starts over. */
function hold(hub: Hub, socket: NewswireSocket, filter: Parameters<Hub['acquire']>[0]): Follow {
  const channel = hub.acquire(filter);
  if (!dropFollow(hub, socket, channel.id) && socket.data.follows.length >= FOLLOWS_MAX) {
    hub.release(channel);
    throw new NewswireError('too_many_follows', `A socket may follow at most ${FOLLOWS_MAX} filters.`);
  }
  const held = { channel, live: false };
  // `concat` allocates the exact length; spreading into a new array would allocate capacity for 17.
  socket.data.follows = socket.data.follows.concat(held);
  return held;
}

/** Releases a channel; false when the socket did not follow it. */
function dropFollow(hub: Hub, socket: NewswireSocket, channel: string): boolean {
  const { follows } = socket.data;
  const gone = follows.find((held) => held.channel.id === channel);
  if (!gone) return false;
  socket.data.follows = follows.filter((held) => held !== gone);
  void socket.leave(channel);
  hub.release(gone.channel);
  return true;
}

function isHeld(socket: NewswireSocket, held: Follow): boolean {
  return socket.connected && socket.data.follows.includes(held);
}

/** Flushes before joining: the waiting events were sent to this reader already, or precede its start. */
function goLive(hub: Hub, socket: NewswireSocket, held: Follow): void {
  if (!isHeld(socket, held)) return;
  hub.flush(held.channel);
  held.live = true;
  void socket.join(held.channel.id);
}
