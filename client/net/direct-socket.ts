import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '../../shared/wire/socket-events.ts';
import { reconnectDelay } from './reconnect-delay.ts';
import type { Question, WireListener } from './wire-contract.ts';

const ANSWER_TIMEOUT_MS = 10_000;
const TRAFFIC_EVERY_MS = 5_000;

/** The one connection to the server itself. */
export interface DirectSocket {
  readonly isUp: boolean;
  /** Resolves with the server's answer; rejects when none came. */
  ask(question: Question, payload: unknown): Promise<unknown>;
}

type WireClient = Socket<ServerToClient, ClientToServer>;

/** Connects, and comes back after every cut: after the time the server named, else with growing delays. */
export function openDirectSocket(listener: WireListener): DirectSocket {
  // Socket.IO does not return after a cut by the server, so that all returning is done here, in one way.
  const socket: WireClient = io({ transports: ['websocket', 'polling'], tryAllTransports: true, reconnection: false });
  comeBackAfterCuts(socket, listener);
  countTraffic(socket, listener);
  socket.on('wire', (message) => listener.wire(message));
  socket.on('progress', ({ position }) => listener.progress(position));
  socket.on('reset', (message) => listener.reset(message));
  socket.on('trending', (message) => listener.other('trending', message));
  socket.on('story', (message) => listener.other('story', message));
  socket.on('audience', (message) => listener.other('audience', message));
  return {
    get isUp() {
      return socket.connected;
    },
    ask: (question, payload) => socket.timeout(ANSWER_TIMEOUT_MS).emitWithAck(question, payload as never),
  };
}

function comeBackAfterCuts(socket: WireClient, listener: WireListener): void {
  let attempt = 0;
  let askedToWaitMs: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const reconnect = (): void => {
    clearTimeout(timer);
    if (!socket.connected) socket.connect();
  };
  const comeBackLater = (): void => {
    listener.down();
    clearTimeout(timer);
    timer = setTimeout(reconnect, askedToWaitMs ?? reconnectDelay(attempt, Math.random()));
    askedToWaitMs = undefined;
    attempt += 1;
  };
  socket.on('connect', () => {
    attempt = 0;
    listener.up();
  });
  socket.on('goodbye', ({ retry }) => {
    askedToWaitMs = retry;
  });
  socket.on('disconnect', comeBackLater);
  socket.on('connect_error', comeBackLater);
  // A dead network is noticed at once; if it was alive after all, coming back costs nothing.
  globalThis.addEventListener('offline', () => socket.io.engine?.close());
  globalThis.addEventListener('online', reconnect);
}

function countTraffic(socket: WireClient, listener: WireListener): void {
  const run = Math.random().toString(36).slice(2);
  let bytes = 0;
  let told = 0;
  socket.io.on('open', () =>
    socket.io.engine.on('packet', ({ data }: { data?: string }) => {
      bytes += data?.length ?? 1;
    }),
  );
  setInterval(() => {
    if (bytes > told) listener.traffic(run, bytes);
    told = bytes;
  }, TRAFFIC_EVERY_MS);
}
