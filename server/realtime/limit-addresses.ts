import type { IncomingMessage } from 'node:http';
import { type Admission, publicAddress } from './admit-socket.ts';
import type { SocketService } from './serve-sockets.ts';
import type { NewswireServer, NewswireSocket } from './socket-types.ts';
import type { Connections } from './subscriber.ts';

/** Cuts the sockets of a public address that has more than `addressSockets` open; 0 is no limit. */
export function limitAddresses(
  io: NewswireServer,
  options: Pick<Admission, 'trustProxy'> & { addressSockets: number; tooMany: (socket: NewswireSocket) => void },
): SocketService & Pick<Connections, 'addressOf'> {
  const { addressSockets, tooMany } = options;
  const openBy = new Map<string, number>();
  const addresses = new WeakMap<object, string>();
  io.engine.on('connection', (connection: { request: IncomingMessage }) => {
    const address = publicAddress(connection.request, options);
    if (address !== undefined) addresses.set(connection, address);
  });
  return {
    requests: {},
    addressOf: (socket) => addresses.get(socket.conn),
    greet(socket) {
      const address = addresses.get(socket.conn);
      if (address === undefined) return;
      const open = (openBy.get(address) ?? 0) + 1;
      openBy.set(address, open);
      if (addressSockets > 0 && open > addressSockets) tooMany(socket);
    },
    leave(socket) {
      const address = addresses.get(socket.conn);
      if (address === undefined) return;
      const left = (openBy.get(address) ?? 1) - 1;
      if (left > 0) openBy.set(address, left);
      else openBy.delete(address);
    },
  };
}
