const FIRST_DELAY_MS = 400;
const LONGEST_DELAY_MS = 8_000;

/**
 * Milliseconds before the next attempt: doubling, with jitter so that readers do not all reconnect at once. `attempt`
 * counts from 0; `random` is between 0 and 1.
 */
export function reconnectDelay(attempt: number, random: number, longestMs = LONGEST_DELAY_MS): number {
  const full = Math.min(longestMs, FIRST_DELAY_MS * 2 ** Math.min(attempt, 20));
  return Math.round(full * (0.5 + random / 2));
}

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
  { firstAttempts = Number.POSITIVE_INFINITY }: { firstAttempts?: number } = {},
): { now(): void; close(): void } {
  let failures = 0;
  let wasUp = false;
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let goodbye: { code: string; retry: number } | undefined;
  const now = (): void => {
    clearTimeout(timer);
    if (!socket.connected) socket.connect();
  };
  const later = (reason: string): void => {
    if (isClosed) return;
    if (!wasUp && failures + 1 >= firstAttempts) {
      listener.gaveUp?.(reason);
      return;
    }
    const waitMs = goodbye?.retry ?? reconnectDelay(failures, Math.random());
    listener.down(goodbye?.code ?? reason, waitMs, wasUp);
    goodbye = undefined;
    failures += 1;
    clearTimeout(timer);
    timer = setTimeout(now, waitMs);
  };
  socket.on('goodbye', (message: typeof goodbye) => {
    goodbye = message;
  });
  socket.on('disconnect', later);
  socket.on('connect_error', (error: Error) => later(error.message));
  socket.on('connect', () => {
    listener.up(wasUp);
    wasUp = true;
    failures = 0;
  });
  return {
    now,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
