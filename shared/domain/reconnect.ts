import { ConnectionAttempts } from './connection-attempts.ts';

/** The required part of a Socket.IO client, whose own reconnection must be off. */
export interface Reconnectable {
  readonly connected: boolean;
  connect(): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: Socket.IO types each event's arguments
  on(event: string, listener: (...args: any[]) => void): unknown;
}

export interface ReconnectListener {
  /** Connected, for the first time or again. */
  up(isAgain: boolean): void;
  /** Disconnected, or not connected yet; the next attempt is in `waitMs`. */
  down(reason: string, waitMs: number, wasUp: boolean): void;
  /** Gave up after the allowed number of attempts, without ever having connected. */
  gaveUp?(reason: string): void;
}

/**
 * Reconnects a socket after every disconnect, including disconnects by the server, after which Socket.IO does not
 * reconnect. Waits as long as the server's `goodbye` says, otherwise with growing delays.
 */
export function reconnect(
  socket: Reconnectable,
  listener: ReconnectListener,
  { firstAttempts }: { firstAttempts?: number } = {},
): { now(): void; close(): void } {
  const attempts = new ConnectionAttempts(undefined, firstAttempts);
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(timer);
    if (!socket.connected) socket.connect();
  };
  const later = (why: string): void => {
    if (isClosed) return;
    const next = attempts.fail(why);
    if (!next) return void listener.gaveUp?.(why);
    listener.down(next.reason, next.waitMs, attempts.wasUp);
    clearTimeout(timer);
    timer = setTimeout(now, next.waitMs);
  };
  socket.on('goodbye', (message) => {
    attempts.goodbye = message;
  });
  socket.on('disconnect', later);
  socket.on('connect_error', (error: Error) => later(error.message));
  socket.on('connect', () => {
    listener.up(attempts.wasUp);
    attempts.succeed();
  });
  return {
    now,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
