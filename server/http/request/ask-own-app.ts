import http from 'node:http';
import { duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Express } from 'express';

/** A request to this server's own application. */
export interface OwnRequest {
  method: string;
  path: string;
  headers: http.OutgoingHttpHeaders;
  body?: string | undefined;
  /** The address from which it counts as coming. */
  remoteAddress: string | undefined;
}

/**
 * Opens a way to ask this application by HTTP without a network: every check, limit and log line applies as to a request
 * from outside. https://nodejs.org/api/http.html#event-connection
 */
export function openOwnApp(app: Express): (request: OwnRequest) => Promise<{ status: number; text: string }> {
  // Never listens: connections are handed to it.
  const server = http.createServer(app);
  return ({ method, path, headers, body, remoteAddress }) =>
    new Promise((resolve, reject) => {
      const [near, far] = duplexPair();
      server.emit('connection', Object.assign(far, { remoteAddress }));
      const request = http.request({ method, path, headers, createConnection: () => near });
      request.once('error', reject);
      request.once('response', (response) => {
        text(response).then((payload) => resolve({ status: response.statusCode ?? 0, text: payload }), reject);
      });
      request.end(body);
    });
}
