import { answerRequests, type Serve, type ToRefusal } from './answer-requests.ts';
import { shareUnused } from './engine-internals.ts';
import { messageRateLimit } from './message-rate-limit.ts';
import { trackSendProgress } from './send-progress.ts';
import { noteCompression } from './shared-frames.ts';
import type { NewswireServer, NewswireSocket } from './socket-types.ts';

/** A set of requests that sockets can make. */
export interface SocketService {
  /** By event name. */
  requests: Readonly<Record<string, Serve>>;
  /** Sends a new reader its first messages. */
  greet(socket: NewswireSocket): void;
  /** Releases what the socket held. */
  leave(socket: NewswireSocket): void;
}

/** Serves every socket with these services until it disconnects. */
export function serveSockets(
  io: NewswireServer,
  services: readonly SocketService[],
  options: { wireSeq: () => number; refusal: ToRefusal; tooMany: (socket: NewswireSocket) => void },
): void {
  const { wireSeq } = options;
  const note = trackSendProgress(wireSeq);
  const listen = answerRequests(Object.assign({}, ...services.map(({ requests }) => requests)), options);
  function onDisconnect(this: NewswireSocket): void {
    for (const service of services) service.leave(this);
  }
  io.on('connection', (socket) => {
    shareUnused(socket);
    socket.data = {
      follows: [],
      watches: undefined,
      rateLimit: messageRateLimit(),
      unsent: 0,
      clearedAt: wireSeq(),
      inflates: false,
    };
    note(socket);
    noteCompression(socket);
    listen(socket);
    // Before greeting, which may disconnect the socket.
    socket.on('disconnect', onDisconnect);
    for (const service of services) service.greet(socket);
  });
}
