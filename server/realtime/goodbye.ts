import type { GoodbyeCode } from '../../shared/wire/socket-events.ts';
import { dropConnection } from './engine-internals.ts';
import type { NewswireSocket } from './socket-types.ts';

/** Says goodbye with a named reason and when to come back, then cuts; cuts at once where nothing can be said. */
export function sayGoodbye(socket: NewswireSocket, code: GoodbyeCode, retryMs: number): void {
  try {
    socket.emit('goodbye', { code, retry: Math.round(retryMs) });
    socket.disconnect(true);
  } catch {
    dropConnection(socket);
  }
}
