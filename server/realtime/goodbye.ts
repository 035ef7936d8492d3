import type { GoodbyeCode } from '../../shared/contract/socket-events.ts';
import { dropConnection } from './engine-internals.ts';
import type { NewswireSocket } from './socket-types.ts';

/** Sends a goodbye with its reason and retry time, then disconnects; if sending fails, drops the connection. */
export function sayGoodbye(socket: NewswireSocket, code: GoodbyeCode, retryMs: number): void {
  try {
    socket.emit('goodbye', { code, retry: Math.round(retryMs) });
    socket.disconnect(true);
  } catch {
    dropConnection(socket);
  }
}
