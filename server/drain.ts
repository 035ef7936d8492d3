import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

const LOOK_EVERY_MS = 100;

/** Ends what keeps a server from closing; the answer ends the draining. */
export type Drain = () => () => void;

/**
 * Watches a server's connections, so that it can be drained. Kept-alive ones end then: a busy one would otherwise bring
 * one request after the other and never let the server close. So do those that were opened ahead and never asked
 * anything, which Node takes for busy. What is in hand is answered, and the answer says that it was the last.
 */
export function watchConnections(http: Server): Drain {
  const silent = new Set<Socket>();
  function gone(this: Socket): void {
    silent.delete(this);
  }
  const heard = ({ socket }: IncomingMessage): void => {
    if (silent.delete(socket)) socket.off('close', gone);
  };
  http.on('connection', (socket) => {
    silent.add(socket);
    socket.on('close', gone);
  });
  http.on('request', heard);
  http.on('upgrade', heard);
  return () => {
    http.prependListener('request', (_req, res) => res.setHeader('Connection', 'close'));
    http.closeIdleConnections();
    const timer = setInterval(() => {
      http.closeIdleConnections();
      for (const socket of silent) socket.destroy();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  };
}
