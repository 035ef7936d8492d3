import type { SocketService } from './serve-sockets.ts';
import type { NewswireSocket } from './socket-types.ts';

/** Shorter messages are limited by their number. */
const SHORT_CHARACTERS = 1_024;
/** A page that reconnects follows 32 filters at once. */
const BURST_CHARACTERS = 512 * 1_024;
const CHARACTERS_A_SECOND = 32 * 1_024;

interface Spent {
  characters: number;
  at: number;
}

/** Disconnects a socket that sends more than it could need: 512 KB at once, then 32 KB a second. */
export function limitBytes(tooMany: (socket: NewswireSocket) => void, now: () => number = Date.now): SocketService {
  const spent = new WeakMap<object, Spent>();
  const sockets = new WeakMap<object, NewswireSocket>();
  /** Shared by all connections; `this` is the sending one. */
  function onData(this: object, data: unknown): void {
    const length = typeof data === 'string' ? data.length : 0;
    if (length <= SHORT_CHARACTERS) return;
    const before = spent.get(this) ?? { characters: 0, at: now() };
    const back = ((now() - before.at) / 1_000) * CHARACTERS_A_SECOND;
    const characters = Math.max(0, before.characters - back) + length;
    spent.set(this, { characters, at: now() });
    const socket = sockets.get(this);
    if (characters > BURST_CHARACTERS && socket?.connected) tooMany(socket);
  }
  return {
    requests: {},
    greet(socket) {
      sockets.set(socket.conn, socket);
      socket.conn.on('data', onData);
    },
    leave(socket) {
      socket.conn.off('data', onData);
    },
  };
}
