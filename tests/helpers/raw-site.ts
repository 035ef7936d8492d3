import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

/** A web site on loopback that answers with exactly the bytes that a test gives. */
export interface RawSite {
  /** The address of a path on this host, an address of 127.0.0.0/8. */
  url(path: string, host?: string): string;
  /** Answers requests for this path with these bytes, one after the other; the last one again and again. */
  on(path: string, ...answers: (string | Buffer)[]): void;
  close(): Promise<void>;
}

/** Opens the site; requests are told apart by their path alone. */
export async function openRawSite(): Promise<RawSite> {
  const answers = new Map<string, (string | Buffer)[]>();
  const server = createServer((socket) => {
    // The fetcher may leave first.
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      const path = /^\S+ (\S+)/.exec(data.toString('latin1'))?.[1] ?? '';
      const left = answers.get(path) ?? ['HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'];
      const next = left.length > 1 ? left.shift() : left[0];
      socket.end(next ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path, host = '127.0.0.1') => `http://${host}:${port}${path}`,
    on: (path, ...given) => void answers.set(path, given),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The bytes of an answer with this body; a header that is given replaces the usual one. */
export function rawAnswer(body: string | Buffer, headers: Record<string, string> = {}, status = '200 OK'): Buffer {
  const bytes = Buffer.from(body as string);
  const all = {
    'Content-Type': 'application/rss+xml; charset=utf-8',
    'Content-Length': String(bytes.length),
    Connection: 'close',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`, 'utf8'), bytes]);
}
