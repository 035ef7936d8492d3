import { parseOr } from '../../shared/contract/parse.ts';
import { attachSchema } from '../../shared/contract/socket-events.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import type { ChangeWatch } from '../readers/change-watch.ts';
import { readTicket } from '../readers/ticket.ts';
import type { SocketService } from './serve-sockets.ts';
import type { NewswireSocket } from './socket-types.ts';

export interface AttachDeps {
  changes: Pick<ChangeWatch, 'listen'>;
  /** Signs the tickets. */
  readerSecret: string;
}

/** Lets the sockets of joined devices hear when their reader has changed; they fetch the change by `POST /reader/sync`. */
export function serveReaders({ changes, readerSecret }: AttachDeps): SocketService {
  const attached = new Map<string, Map<NewswireSocket, string>>();
  const readers = new WeakMap<NewswireSocket, string>();
  const detach = (socket: NewswireSocket): void => {
    const readerId = readers.get(socket) ?? '';
    readers.delete(socket);
    attached.get(readerId)?.delete(socket);
    if (attached.get(readerId)?.size === 0) attached.delete(readerId);
  };
  changes.listen({
    isWanted: () => attached.size > 0,
    hear({ id, version, devices }) {
      for (const [socket, deviceId] of attached.get(id) ?? []) {
        const isSignedIn = devices.includes(deviceId);
        socket.emit('reader', { version: isSignedIn ? version : null });
        if (!isSignedIn) detach(socket);
      }
    },
  });
  return {
    requests: {
      attach(socket, request, reply) {
        const holder = readTicket(readerSecret, parseOr('bad_request', attachSchema, request).ticket);
        if (!holder) throw new NewswireError('device_unknown', 'The ticket is wrong or too old.');
        detach(socket);
        const sockets = attached.get(holder.readerId) ?? new Map<NewswireSocket, string>();
        attached.set(holder.readerId, sockets.set(socket, holder.deviceId));
        readers.set(socket, holder.readerId);
        reply({ ok: true });
      },
    },
    greet: () => undefined,
    leave: detach,
  };
}
