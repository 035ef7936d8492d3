import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

const SOCKETS_PATH = '/socket.io/';
/** Headers that ask for the upgrade; RFC 9110, 7.8 lets a server ignore them. */
const ASKING = new Set(['upgrade', 'http2-settings', 'connection']);

/**
 * Serves requests that ask for another protocol than ours as the plain requests that they are, too: Java's HTTP client
 * and `curl --http2` ask for `h2c` with their first request. Node gives each such request away once anybody listens for
 * upgrades, and nobody would answer it; so it goes back to the server without the question. WebSockets of Socket.IO are
 * left alone.
 */
export function servePlainUpgrades(http: Server): void {
  http.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (req.url?.startsWith(SOCKETS_PATH)) return;
    socket.unshift(Buffer.concat([Buffer.from(plainHead(req), 'latin1'), head]));
    http.emit('connection', socket);
  });
}

/** The request's head as it came, less what asks for an upgrade. */
function plainHead({ method, url, httpVersion, rawHeaders, headers }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (!ASKING.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[index + 1]}`);
  }
  if (/\bclose\b/i.test(headers.connection ?? '')) lines.push('Connection: close');
  return `${lines.join('\r\n')}\r\n\r\n`;
}
