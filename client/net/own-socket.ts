import type { FollowAccepted, SocketRefused, WatchAccepted } from '../../shared/wire/socket-events.ts';
import { openDirectSocket } from './direct-socket.ts';
import type { WireListener, WireSocket } from './wire-contract.ts';

/** A connection of this page's own, for browsers that can't share one. */
export function openOwnSocket(listener: WireListener): WireSocket {
  const socket = openDirectSocket(listener);
  return {
    get isUp() {
      return socket.isUp;
    },
    follow: (request) => socket.ask('follow', request) as Promise<FollowAccepted | SocketRefused>,
    unfollow: async (channel) => {
      // A lost answer needs no care: a connection that is gone follows nothing.
      await socket.ask('unfollow', { channel }).catch(() => undefined);
    },
    watch: (request) => socket.ask('watch', request) as Promise<WatchAccepted | SocketRefused>,
    unwatch: async (storyId) => {
      await socket.ask('unwatch', { storyId }).catch(() => undefined);
    },
    setVisible: () => undefined,
  };
}
