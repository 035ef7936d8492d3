import type { SocketRefused } from '../../shared/wire/socket-events.ts';
import type { NewswireSocket } from './socket-types.ts';
import { unwatch, unwatchAll, type WatchDeps, watch } from './watch.ts';

/** Lets a socket watch stories, until it is gone. */
export function serveWatcher(
  socket: NewswireSocket,
  deps: WatchDeps,
  refusal: (error: unknown) => SocketRefused,
): void {
  socket.data.watches = new Map();
  const readers = deps.audience.everyone();
  if (readers !== undefined) socket.emit('audience', { readers });
  socket.on('watch', (request, answer) => {
    const reply = typeof answer === 'function' ? answer : () => undefined;
    watch(deps, socket, request, reply).catch((error: unknown) => reply(refusal(error)));
  });
  socket.on('unwatch', (request, answer) => {
    const reply = typeof answer === 'function' ? answer : () => undefined;
    try {
      unwatch(deps, socket, request);
      reply({ ok: true });
    } catch (error) {
      reply(refusal(error));
    }
  });
  socket.on('disconnect', () => unwatchAll(deps, socket));
}
