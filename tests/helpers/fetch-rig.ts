import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { afterEach } from 'vitest';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import { type GuardedFetch, type GuardedFetchOptions, openGuardedFetch } from '../../shared/node/net/guarded-fetch.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** Closes something after the test. */
export function closeAfterTest(close: () => Promise<unknown>): void {
  closers.push(close);
}

/** Starts an HTTP server on loopback for the test and returns its port. */
export async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  closers.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  return listen(server);
}

/** Starts a server that answers each connection with raw bytes, made from the request, and closes it. */
export async function serveBytes(answer: (request: string) => string): Promise<number> {
  const server = createTcpServer((socket) => {
    // The fetcher may leave first.
    socket.on('error', () => undefined);
    socket.once('data', (data) => socket.end(answer(String(data)), 'latin1'));
  });
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return listen(server);
}

/** Lets a server listen on loopback and returns its port. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Opens a fetcher that may reach loopback, for the test. */
export function openFetcher(options: Partial<GuardedFetchOptions> = {}): GuardedFetch {
  const policy = { allowNetworks: ['127.0.0.1/32'], ports: [80, 443] };
  const net = openGuardedFetch({ policy, userAgent: 'Newswire/test', ...options });
  closers.push(() => net.close());
  return net;
}

/** The code of the FetchError that a request fails with, or `answered`. */
export async function codeOf(request: Promise<unknown>): Promise<string> {
  try {
    await request;
  } catch (error) {
    if (error instanceof FetchError) return error.code;
    throw error;
  }
  return 'answered';
}
