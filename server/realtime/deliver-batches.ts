import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { LiveWire } from '../live/live-wire.ts';
import { watchedOf } from '../live/watched.ts';
import { sendToRoom, socketsIn } from './shared-frames.ts';
import type { NewswireServer, NewswireSocket } from './socket-types.ts';
import { watchMessage, watchRoom } from './watch.ts';

interface DeliverDeps {
  live: LiveWire;
  log: Logger;
  /** The newest position of this server. */
  position: () => string;
  /** Disconnects a reader, who then resumes. */
  interrupt: (socket: NewswireSocket) => void;
}

/** Sends the wire's batches to the sockets; a socket that cannot be written to is disconnected and resumes. */
export function deliverBatches(io: NewswireServer, { live, log, position, interrupt }: DeliverDeps): void {
  const failed = (socket: NewswireSocket, error: unknown): void => {
    log.warn({ err: error, socket: socket.id }, 'could not write to a reader: it is disconnected and resumes');
    interrupt(socket);
  };
  live.deliverBy('channels', {
    send(channel, events) {
      const message = { channel, events, position: position() };
      return sendToRoom(io, channel, { name: 'wire', message }, failed);
    },
    count: (channel) => socketsIn(io, channel).length,
    cut: (channel) => socketsIn(io, channel).forEach(interrupt),
  });
  live.deliverBy('watched', {
    send: (name, events) => sendToRoom(io, watchRoom(name), watchMessage(watchedOf(name), events, position()), failed),
    count: (name) => socketsIn(io, watchRoom(name)).length,
    cut: (name) => socketsIn(io, watchRoom(name)).forEach(interrupt),
  });
  live.running.onChange((coverages) => io.emit('coverages', { coverages }));
  live.trending.onChange((topics) => io.emit('trending', { topics }));
}
