import type { EventEmitter } from 'node:events';
import type { NewswireSocket } from './socket-types.ts';

/** An Engine.IO connection with what is noted of its socket. */
interface NotedConnection extends EventEmitter {
  noted: NewswireSocket['data'];
}

/**
 * Makes what notes how much waits in a socket's buffer, and where the wire was each time that the buffer had emptied;
 * there once for all sockets.
 */
export function noteProgress(wireSeq: () => number): (socket: NewswireSocket) => void {
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
