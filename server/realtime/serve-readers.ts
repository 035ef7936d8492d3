import { NewswireError } from '../../shared/domain/errors.ts';
import { parseOr } from '../../shared/wire/parse.ts';
import { type FollowAccepted, type FollowRequest, unfollowSchema } from '../../shared/wire/socket-events.ts';
import type { Feed } from '../feed/feed.ts';
import { answerRequests, type ToRefusal } from './answer-requests.ts';
import { follow } from './follow.ts';
import { noteProgress } from './progress.ts';
import { noteCompression } from './shared-frames.ts';
import type { NewswireSocket } from './socket-types.ts';

/** Lets sockets follow filters, until they are gone. */
export function serveReaders(
  { feed, resumeEvents }: { feed: Feed; resumeEvents: number },
  wireSeq: () => number,
  refusal: ToRefusal,
): (socket: NewswireSocket) => void {
  const { hub, history, trending } = feed;
  const onFollow = answerRequests<FollowRequest, FollowAccepted>(refusal, (socket, request, reply) =>
    follow({ hub, history, resumeEvents }, socket, request, reply),
  );
  const onUnfollow = answerRequests<unknown, { ok: true }>(refusal, (socket, request, reply) => {
    unfollow(socket, feed, request);
    reply({ ok: true });
  });
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
