import type { WireSocket } from '../net/wire-contract.ts';

let socket: WireSocket | undefined;

/** Sets the connection on which channels are followed. */
export function setSocket(connection: WireSocket): void {
  socket = connection;
}

/** The connection, unless it is down. */
export function wire(): WireSocket | undefined {
  return socket?.isUp ? socket : undefined;
}

/** Tells the connection whether this page is visible. */
export function reportVisibility(): void {
  socket?.setVisible(document.visibilityState === 'visible');
}
