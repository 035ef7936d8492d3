import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Enough for the largest batch (10 MB) over a slow connection. */
const REQUEST_TIMEOUT_MS = 60_000;
/** Headers are small: a client that takes longer only wants to hold the connection open. */
const HEADERS_TIMEOUT_MS = 10_000;
const SOCKETS_PATH = '/socket.io/';
const LOOK_EVERY_MS = 100;

/**
 * An HTTP server with time limits for requests. Idle connections outlive those of proxies: a proxy that reuses a
 * connection just as the server closes it gets no answer, and it does not repeat a `POST`.
 */
export function openHttp(app: RequestListener, keepAliveMs: number): Server {
  const timeouts = { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: HEADERS_TIMEOUT_MS };
  return createServer({ ...timeouts, keepAliveTimeout: keepAliveMs }, app);
}

/** Headers that request an upgrade; RFC 9110, 7.8 lets a server ignore them. */
const ASKING = new Set(['upgrade', 'http2-settings', 'connection']);

/**
 * Serves requests that ask for another protocol as plain HTTP/1.1: Java's HTTP client and `curl --http2` ask for `h2c`
 * with their first request. Once there is an upgrade listener, Node emits such requests as upgrades and nobody would
 * answer them, so they go back to the server without the upgrade headers. Socket.IO's WebSockets are left alone.
 */
export function servePlainUpgrades(http: Server): void {
  http.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (req.url?.startsWith(SOCKETS_PATH)) return;
    socket.unshift(Buffer.concat([Buffer.from(plainHead(req), 'latin1'), head]));
    http.emit('connection', socket);
  });
}

/** The request's original head without the upgrade headers. */
function plainHead({ method, url, httpVersion, rawHeaders, headers }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (!ASKING.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[index + 1]}`);
  }
  if (/\bclose\b/i.test(headers.connection ?? '')) lines.push('Connection: close');
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** Closes connections that keep a server from closing; the returned function stops that. */
export type Drain = () => () => void;

/**
 * Watches a server's connections, so that it can be drained. Draining closes kept-alive connections, because a busy one
 * would otherwise keep sending requests. It also closes connections that never sent a request, which Node takes for
 * busy. Requests in progress are answered with `Connection: close`.
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
