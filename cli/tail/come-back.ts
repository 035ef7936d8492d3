import type { Socket } from 'socket.io-client';
import { backOffMs } from '../../shared/node/lifecycle/back-off.ts';
import type { ClientToServer, ServerToClient } from '../../shared/wire/socket-events.ts';

/** A server that never answered is most likely not there. */
const FIRST_CONNECT_ATTEMPTS = 5;

export interface ComeBackListener {
  /** Connected, for the first time or again. */
  up(again: boolean): void;
  /** Cut off, or not reached yet; the next attempt begins in `waitMs`. */
  down(why: string, waitMs: number, wasUp: boolean): void;
  /** The server was never reached. */
  gaveUp(why: string): void;
}

/** Brings the socket back after every cut: after the time the server named, else with growing delays. */
export function comeBackAfterCuts(
  socket: Socket<ServerToClient, ClientToServer>,
  listener: ComeBackListener,
): { close(): void } {
  let failures = 0;
  let wasUp = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let goodbye: { code: string; retry: number } | undefined;
  const comeBackLater = (why: string): void => {
    if (isClosed) return;
    failures += 1;
    if (!wasUp && failures >= FIRST_CONNECT_ATTEMPTS) {
      listener.gaveUp(why);
      return;
    }
    const waitMs = goodbye?.retry ?? backOffMs(failures + 1);
    listener.down(goodbye?.code ?? why, waitMs, wasUp);
    goodbye = undefined;
    timer = setTimeout(() => socket.connect(), waitMs);
  };
  socket.on('goodbye', (message) => {
    goodbye = message;
  });
  socket.on('disconnect', comeBackLater);
  socket.on('connect_error', (error) => comeBackLater(error.message));
  socket.on('connect', () => {
    listener.up(wasUp);
    wasUp = true;
    failures = 0;
  });
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
