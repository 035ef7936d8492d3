import type { IncomingMessage } from 'node:http';
import { type Admission, publicAddress } from './admit-socket.ts';
import type { SocketService } from './serve-sockets.ts';
import type { NewswireServer, NewswireSocket } from './socket-types.ts';
import type { Connections } from './subscriber.ts';

/** Connections beyond the limit that are accepted only to send them the reason. */
const REFUSALS_AT_ONCE = 50;

interface Connection {
  request: IncomingMessage;
  on(event: 'close', listener: () => void): void;
}

export interface AddressLimit extends SocketService, Pick<Connections, 'addressOf'> {
  /** False for an address with so many connections that it gets no reason. */
  admits(req: IncomingMessage): boolean;
  /** Starts counting connections. */
  watch(io: NewswireServer): void;
}

/**
 * Disconnects sockets of a public address with more than `addressSockets` connections; 0 means no limit. Connections
 * that never join count as well.
 */
export function limitAddresses(
  options: Pick<Admission, 'trustProxy'> & { addressSockets: number; tooMany: (socket: NewswireSocket) => void },
): AddressLimit {
  const { addressSockets, tooMany } = options;
  const openBy = new Map<string, number>();
  const addresses = new WeakMap<object, string>();
  const surplus = new WeakSet<object>();
  const isOver = (open: number, most: number): boolean => addressSockets > 0 && open > most;
  /** Shared by all connections; `this` is the closing one. */
  function onClose(this: object): void {
    const address = addresses.get(this) ?? '';
    const left = (openBy.get(address) ?? 1) - 1;
    if (left > 0) openBy.set(address, left);
    else openBy.delete(address);
  }
  return {
    requests: {},
    addressOf: (socket) => addresses.get(socket.conn),
    admits(req) {
      const address = publicAddress(req, options);
      const open = address === undefined ? 0 : (openBy.get(address) ?? 0) + 1;
      return !isOver(open, addressSockets + REFUSALS_AT_ONCE);
    },
    watch(io) {
      io.engine.on('connection', (connection: Connection) => {
        const address = publicAddress(connection.request, options);
        if (address === undefined) return;
        const open = (openBy.get(address) ?? 0) + 1;
        openBy.set(address, open);
        addresses.set(connection, address);
        if (isOver(open, addressSockets)) surplus.add(connection);
        connection.on('close', onClose);
      });
    },
    greet(socket) {
      if (surplus.has(socket.conn)) tooMany(socket);
    },
    leave: () => undefined,
  };
}
