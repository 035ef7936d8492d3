import type { NewswireSocket } from './socket-types.ts';

/** Notes what waits in the socket's buffer, and where the wire was each time that the buffer had emptied. */
export function noteProgress(socket: NewswireSocket, wireSeq: () => number): void {
  socket.data.unsent = 0;
  socket.data.clearedAt = wireSeq();
  socket.conn.on('packetCreate', () => {
    socket.data.unsent += 1;
  });
  socket.conn.on('drain', () => {
    socket.data.unsent = 0;
    socket.data.clearedAt = wireSeq();
  });
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
