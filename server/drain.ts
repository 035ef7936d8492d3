import type { Server } from 'node:http';

const LOOK_EVERY_MS = 100;

/**
 * Has kept-alive connections end: a busy one would otherwise bring one request after the other and never let the
 * server close. What is in hand is answered, and the answer says that it was the last. Returns what ends the draining.
 */
export function drain(http: Server): () => void {
  http.prependListener('request', (_req, res) => res.setHeader('Connection', 'close'));
  http.closeIdleConnections();
  const timer = setInterval(() => http.closeIdleConnections(), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
