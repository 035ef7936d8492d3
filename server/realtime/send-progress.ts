import type { EventEmitter } from 'node:events';
import type { NewswireSocket } from './socket-types.ts';

/** An Engine.IO connection with its socket's data. */
interface NotedConnection extends EventEmitter {
  noted: NewswireSocket['data'];
}

/**
 * Tracks each socket's unsent packets, and the wire's position whenever its buffer has emptied. The listeners are
 * shared by all sockets.
 */
export function trackSendProgress(wireSeq: () => number): (socket: NewswireSocket) => void {
  function onPacket(this: NotedConnection): void {
    this.noted.unsent += 1;
  }
  function onDrain(this: NotedConnection): void {
    this.noted.unsent = 0;
    this.noted.clearedAt = wireSeq();
  }
  return (socket) => {
    const connection = socket.conn as unknown as NotedConnection;
    connection.noted = socket.data;
    connection.on('packetCreate', onPacket);
    connection.on('drain', onDrain);
  };
}

/** Resolves when the socket's buffer is empty, or the socket is gone. */
export async function drained(socket: NewswireSocket): Promise<void> {
  while (socket.connected && socket.data.unsent > 0) await nextDrain(socket);
}

function nextDrain(socket: NewswireSocket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.conn.off('drain', done);
      socket.conn.off('close', done);
      resolve();
    };
    socket.conn.on('drain', done);
    socket.conn.on('close', done);
  });
}
