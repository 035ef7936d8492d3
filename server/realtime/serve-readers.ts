import { NewswireError } from '../../shared/domain/errors.ts';
import { parseOr } from '../../shared/wire/parse.ts';
import { type ClientToServer, type SocketRefused, unfollowSchema } from '../../shared/wire/socket-events.ts';
import type { Feed } from '../feed/feed.ts';
import { follow } from './follow.ts';
import { noteProgress } from './progress.ts';
import { noteCompression } from './shared-frames.ts';
import type { NewswireSocket } from './socket-types.ts';

/**
 * Lets sockets follow filters, until they are gone. What answers them is there once for all: `this` is the one that asks.
 * Closures for each would be a tenth of what an idle reader costs.
 */
export function serveReaders(
  { feed, resumeEvents }: { feed: Feed; resumeEvents: number },
  wireSeq: () => number,
  refusal: (error: unknown) => SocketRefused,
): (socket: NewswireSocket) => void {
  const { hub, history, trending } = feed;
  function onFollow(this: NewswireSocket, ...[request, answer]: Parameters<ClientToServer['follow']>): void {
    const reply = typeof answer === 'function' ? answer : () => undefined;
    follow({ hub, history, resumeEvents }, this, request, reply).catch((error: unknown) => reply(refusal(error)));
  }
  function onUnfollow(this: NewswireSocket, ...[request, answer]: Parameters<ClientToServer['unfollow']>): void {
    const reply = typeof answer === 'function' ? answer : () => undefined;
    try {
      unfollow(this, feed, request);
      reply({ ok: true });
    } catch (error) {
      reply(refusal(error));
    }
  }
  function onDisconnect(this: NewswireSocket): void {
    for (const held of this.data.follows.values()) hub.release(held.channel);
    this.data.follows.clear();
  }
  return (socket) => {
    socket.data.follows = new Map();
    noteProgress(socket, wireSeq);
    noteCompression(socket);
    const topics = trending.current();
    if (topics.length > 0) socket.emit('trending', { topics });
    socket.on('follow', onFollow);
    socket.on('unfollow', onUnfollow);
    socket.on('disconnect', onDisconnect);
  };
}

function unfollow(socket: NewswireSocket, { hub }: Feed, request: unknown): void {
  const { channel } = parseOr('bad_request', unfollowSchema, request);
  const held = socket.data.follows.get(channel);
  if (!held) throw new NewswireError('unknown_channel');
  socket.data.follows.delete(channel);
  void socket.leave(channel);
  hub.release(held.channel);
}
