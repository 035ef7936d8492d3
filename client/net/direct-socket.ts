import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '../../shared/contract/socket-events.ts';

import { reconnect } from '../../shared/domain/reconnect.ts';
import type { Question, WireListener } from './wire-contract.ts';

const ANSWER_TIMEOUT_MS = 10_000;
const TRAFFIC_EVERY_MS = 5_000;

/** The connection to the server. */
export interface DirectSocket {
  readonly isUp: boolean;
  /** Resolves with the server's answer; rejects when none comes in time. */
  ask(question: Question, payload: unknown): Promise<unknown>;
}

type WireClient = Socket<ServerToClient, ClientToServer>;

/** Connects and reconnects after every disconnect: after the delay the server named, else with growing delays. */
export function openDirectSocket(listener: WireListener): DirectSocket {
  const socket: WireClient = io({ transports: ['websocket', 'polling'], tryAllTransports: true, reconnection: false });
  const { now } = reconnect(socket, listener);
  // Closing at once detects a dead network immediately; if it was alive, reconnecting is cheap.
  globalThis.addEventListener('offline', () => socket.io.engine?.close());
  globalThis.addEventListener('online', now);
  countTraffic(socket, listener);
  socket.on('wire', (message) => listener.wire(message));
  socket.on('progress', ({ position }) => listener.progress(position));
  socket.on('reset', (message) => listener.reset(message));
  socket.on('trending', (message) => listener.other('trending', message));
  socket.on('coverages', (message) => listener.other('coverages', message));
  socket.on('story', (message) => listener.other('story', message));
  socket.on('audience', (message) => listener.other('audience', message));
  socket.on('reader', (message) => listener.other('reader', message));
  return {
    get isUp() {
      return socket.connected;
    },
    ask: (question, payload) => socket.timeout(ANSWER_TIMEOUT_MS).emitWithAck(question, payload as never),
  };
}

function countTraffic(socket: WireClient, listener: WireListener): void {
  const run = Math.random().toString(36).slice(2);
  let bytes = 0;
  let reported = 0;
  socket.io.on('open', () =>
    socket.io.engine.on('packet', ({ data }: { data?: string }) => {
      bytes += data?.length ?? 1;
    }),
  );
  setInterval(() => {
    if (bytes > reported) listener.traffic(run, bytes);
    reported = bytes;
  }, TRAFFIC_EVERY_MS);
}
