import type { GoodbyeCode } from '../../shared/contract/socket-events.ts';
import type { Subscriber } from '../live/subscription.ts';
import type { ServerMetrics } from '../telemetry/server-metrics.ts';
import { sayGoodbye } from './goodbye.ts';
import { drained } from './send-progress.ts';
import type { NewswireSocket } from './socket-types.ts';

const RETRY_MS = 2_000;

/** What a server knows of its connections. */
export interface Connections {
  /** The public address of a socket; undefined for a private one. */
  addressOf(socket: NewswireSocket): string | undefined;
  metrics: Pick<ServerMetrics, 'cut'>;
}

/** The differences between following a filter and watching a story or coverage. */
interface Held extends Pick<Subscriber, 'begin' | 'send' | 'goLive'> {
  /** False once the socket is gone, or has repeated the same request. */
  isHeld(): boolean;
}

/** Adapts a socket to a subscriber. */
export function subscriberOf({ addressOf, metrics }: Connections, socket: NewswireSocket, held: Held): Subscriber {
  const cut = (code: GoodbyeCode): void => {
    if (!socket.connected) return;
    metrics.cut('socket', code);
    sayGoodbye(socket, code, RETRY_MS * (1 + Math.random()));
  };
  return {
    address: addressOf(socket),
    isWaiting: held.isHeld,
    begin: held.begin,
    send: held.send,
    goLive: held.goLive,
    drained: () => drained(socket),
    interrupt: cut,
  };
}
