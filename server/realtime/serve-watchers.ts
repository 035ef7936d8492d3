import type { ClientToServer, SocketRefused } from '../../shared/wire/socket-events.ts';
import type { NewswireSocket } from './socket-types.ts';
import { unwatch, unwatchAll, type WatchDeps, watch } from './watch.ts';

/**
 * Lets sockets watch stories, until they are gone. What answers them is there once for all: `this` is the one that asks.
 * Closures for each would be a tenth of what an idle reader costs.
 */
export function serveWatchers(
  deps: WatchDeps,
  refusal: (error: unknown) => SocketRefused,
): (socket: NewswireSocket) => void {
  function onWatch(this: NewswireSocket, ...[request, answer]: Parameters<ClientToServer['watch']>): void {
    const reply = typeof answer === 'function' ? answer : () => undefined;
    watch(deps, this, request, reply).catch((error: unknown) => reply(refusal(error)));
  }
  function onUnwatch(this: NewswireSocket, ...[request, answer]: Parameters<ClientToServer['unwatch']>): void {
    const reply = typeof answer === 'function' ? answer : () => undefined;
    try {
      unwatch(deps, this, request);
      reply({ ok: true });
    } catch (error) {
      reply(refusal(error));
    }
  }
  function onDisconnect(this: NewswireSocket): void {
    unwatchAll(deps, this);
  }
  return (socket) => {
    socket.data.watches = new Map();
    const readers = deps.audience.everyone();
    if (readers !== undefined) socket.emit('audience', { readers });
    socket.on('watch', onWatch);
    socket.on('unwatch', onUnwatch);
    socket.on('disconnect', onDisconnect);
  };
}
