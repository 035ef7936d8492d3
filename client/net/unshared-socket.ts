import type { FollowAccepted, SocketRefused, WatchAccepted } from '../../shared/contract/socket-events.ts';
import { notNeeded } from '../../shared/domain/expected-failures.ts';
import { openDirectSocket } from './direct-socket.ts';
import type { WireListener, WireSocket } from './wire-contract.ts';

/** Opens a connection for this page alone, for browsers that cannot share one. */
export function openUnsharedSocket(listener: WireListener): WireSocket {
  const socket = openDirectSocket(listener);
  return {
    get isUp() {
      return socket.isUp;
    },
    follow: (request) => socket.ask('follow', request) as Promise<FollowAccepted | SocketRefused>,
    unfollow: async (channel) => {
      // A lost answer does not matter: a closed connection has no subscriptions.
      await socket.ask('unfollow', { channel }).catch(notNeeded);
    },
    watch: (request) => socket.ask('watch', request) as Promise<WatchAccepted | SocketRefused>,
    unwatch: async (storyId) => {
      await socket.ask('unwatch', { storyId }).catch(notNeeded);
    },
    attach: (ticket) => socket.ask('attach', { ticket }) as Promise<{ ok: true } | SocketRefused>,
    setVisible: () => undefined,
  };
}
