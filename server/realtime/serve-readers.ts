import { NewswireError } from '../../shared/domain/errors.ts';
import { parseOr } from '../../shared/wire/parse.ts';
import { unfollowSchema } from '../../shared/wire/socket-events.ts';
import type { Feed } from '../feed/feed.ts';
import { dropFollow, follow } from './follow.ts';
import type { SocketService } from './serve-sockets.ts';
import type { NewswireSocket } from './socket-types.ts';

/** Lets sockets follow filters. */
export function serveReaders({ feed, resumeEvents }: { feed: Feed; resumeEvents: number }): SocketService {
  const { hub, history, trending } = feed;
  return {
    requests: {
      follow: (socket, request, reply) => follow({ hub, history, resumeEvents }, socket, request, reply),
      unfollow(socket, request, reply) {
        unfollow(socket, feed, request);
        reply({ ok: true });
      },
    },
    greet(socket) {
      const topics = trending.current();
      if (topics.length > 0) socket.emit('trending', { topics });
    },
    leave({ data }) {
      for (const held of data.follows) hub.release(held.channel);
      data.follows = [];
    },
  };
}

function unfollow(socket: NewswireSocket, { hub }: Feed, request: unknown): void {
  const { channel } = parseOr('bad_request', unfollowSchema, request);
  if (!dropFollow(hub, socket, channel)) throw new NewswireError('unknown_channel');
}
