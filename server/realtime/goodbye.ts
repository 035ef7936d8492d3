import type { GoodbyeCode } from '../../shared/wire/socket-events.ts';
import type { NewswireSocket } from './socket-types.ts';

/** Says goodbye with a named reason and when to come back, then cuts. */
export function sayGoodbye(socket: NewswireSocket, code: GoodbyeCode, retryMs: number): void {
  socket.emit('goodbye', { code, retry: Math.round(retryMs) });
  socket.disconnect(true);
}
