import type { SocketService } from './serve-sockets.ts';
import { unwatch, unwatchAll, type WatchDeps, watch } from './watch.ts';

/** Lets sockets watch stories. */
export function serveWatchers(deps: WatchDeps): SocketService {
  return {
    requests: {
      watch: (socket, request, reply) => watch(deps, socket, request, reply),
      unwatch(socket, request, reply) {
        unwatch(deps, socket, request);
        reply({ ok: true });
      },
    },
    greet(socket) {
      const readers = deps.audience.everyone();
      if (readers !== undefined) socket.emit('audience', { readers });
    },
    leave: (socket) => unwatchAll(deps, socket),
  };
}
