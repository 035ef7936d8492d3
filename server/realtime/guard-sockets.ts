import type { IncomingMessage } from 'node:http';
import type { ServerMetrics } from '../../shared/node/telemetry/server-metrics.ts';
import { type Admission, publicAddress } from './admit-socket.ts';
import { sayGoodbye } from './goodbye.ts';
import { messagePace } from './message-pace.ts';
import type { NewswireServer, NewswireSocket } from './socket-types.ts';

const RETRY_MS = 30_000;

/** Cuts sockets that send too much, and those of an address that has too many; 0 is no limit. */
export function guardSockets(
  io: NewswireServer,
  options: Pick<Admission, 'trustProxy'> & { addressSockets: number; metrics: Pick<ServerMetrics, 'cut'> },
): void {
  const { addressSockets, metrics } = options;
  const openBy = new Map<string, number>();
  const cut = (socket: NewswireSocket, code: 'too_many_sockets' | 'too_many_messages'): void => {
    metrics.cut('socket', code);
    sayGoodbye(socket, code, RETRY_MS);
  };
  io.use((socket, next) => {
    const pace = messagePace();
    socket.use((_packet, pass) => {
      if (pace.spend() >= 0) pass();
      else if (socket.connected) cut(socket, 'too_many_messages');
    });
    next();
  });
  const addresses = new WeakMap<object, string>();
  io.engine.on('connection', (connection: { request: IncomingMessage }) => {
    const address = addressSockets > 0 ? publicAddress(connection.request, options) : undefined;
    if (address !== undefined) addresses.set(connection, address);
  });
  io.on('connection', (socket) => {
    const address = addresses.get(socket.conn);
    if (address === undefined) return;
    const open = (openBy.get(address) ?? 0) + 1;
    openBy.set(address, open);
    socket.on('disconnect', () => {
      const left = (openBy.get(address) ?? 1) - 1;
      if (left > 0) openBy.set(address, left);
      else openBy.delete(address);
    });
    if (open > addressSockets) cut(socket, 'too_many_sockets');
  });
}
