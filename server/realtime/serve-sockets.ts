import { answerRequests, type Serve, type ToRefusal } from './answer-requests.ts';
import { shareUnused } from './engine-internals.ts';
import { messagePace } from './message-pace.ts';
import { noteProgress } from './progress.ts';
import { noteCompression } from './shared-frames.ts';
import type { NewswireServer, NewswireSocket } from './socket-types.ts';

/** Something that sockets can ask for. */
export interface SocketService {
  /** By the event's name. */
  requests: Readonly<Record<string, Serve>>;
  /** Says what a new reader is told unasked. */
  greet(socket: NewswireSocket): void;
  /** Lets go of what the socket had. */
  leave(socket: NewswireSocket): void;
}

/** Serves every socket with all of these, until it is gone. */
export function serveSockets(
  io: NewswireServer,
  services: readonly SocketService[],
  options: { wireSeq: () => number; refusal: ToRefusal; tooMany: (socket: NewswireSocket) => void },
): void {
  const { wireSeq } = options;
  const note = noteProgress(wireSeq);
  const listen = answerRequests(Object.assign({}, ...services.map(({ requests }) => requests)), options);
  function onDisconnect(this: NewswireSocket): void {
    for (const service of services) service.leave(this);
  }
  io.on('connection', (socket) => {
    shareUnused(socket);
    socket.data = {
      follows: [],
      watches: undefined,
      pace: messagePace(),
      unsent: 0,
      clearedAt: wireSeq(),
      inflates: false,
    };
    note(socket);
    noteCompression(socket);
    listen(socket);
    // Before greeting, which may be the end of it.
    socket.on('disconnect', onDisconnect);
    for (const service of services) service.greet(socket);
  });
}
