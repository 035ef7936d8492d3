import type { WatchAccepted, WatchRequest } from '../../shared/wire/socket-events.ts';
import { answerRequests, type ToRefusal } from './answer-requests.ts';
import type { NewswireSocket } from './socket-types.ts';
import { unwatch, unwatchAll, type WatchDeps, watch } from './watch.ts';

/** Lets sockets watch stories, until they are gone. */
export function serveWatchers(deps: WatchDeps, refusal: ToRefusal): (socket: NewswireSocket) => void {
  const onWatch = answerRequests<WatchRequest, WatchAccepted>(refusal, (socket, request, reply) =>
    watch(deps, socket, request, reply),
  );
  const onUnwatch = answerRequests<unknown, { ok: true }>(refusal, (socket, request, reply) => {
    unwatch(deps, socket, request);
    reply({ ok: true });
  });
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
