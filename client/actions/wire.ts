import type { WireSocket } from '../net/wire-contract.ts';

let socket: WireSocket | undefined;

/** Names the connection on which channels are followed. */
export function useSocket(connection: WireSocket): void {
  socket = connection;
}

/** The connection while it stands. */
export function wire(): WireSocket | undefined {
  return socket?.isUp ? socket : undefined;
}

/** Tells the keeper of the connection whether somebody looks at this page. */
export function tellVisibility(): void {
  socket?.setVisible(document.visibilityState === 'visible');
}
