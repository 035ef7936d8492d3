import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { ERRORS, NewswireError } from '../shared/domain/errors.ts';
import type { MetricsAccess } from '../shared/node/config/config.ts';
import type { Queryable } from '../shared/node/db/database.ts';
import { type Health, type HealthAnswer, liveAnswer, readyAnswer } from '../shared/node/lifecycle/health.ts';
import { authenticateKey, checkScope, presentedKey } from '../shared/node/security/authenticate.ts';
import type { Logger } from '../shared/node/telemetry/logger.ts';

export interface StatusServer {
  port: number;
  close(): Promise<void>;
}

interface StatusDeps {
  db: Queryable;
  registry: Registry;
  health: Health;
  access: MetricsAccess;
  log: Logger;
}

/** Serves `/metrics`, `/livez` and `/readyz` for a process without its own HTTP server. */
export async function startStatusServer(
  deps: StatusDeps,
  at: { port: number; host: string | undefined },
): Promise<StatusServer> {
  const server = createServer((req, res) => {
    answer(deps, req, res).catch((error: unknown) => {
      const known = error instanceof NewswireError ? error : new NewswireError('internal');
      if (known.code === 'internal') deps.log.error({ err: error, path: req.url }, 'a request failed');
      send(res, ERRORS[known.code].status, 'application/problem+json', { code: known.code, detail: known.message });
    });
  });
  // A port chosen at random is not exposed to the network.
  const host = at.host ?? (at.port === 0 ? '127.0.0.1' : undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: at.port, ...(host !== undefined && { host }) }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(deps: StatusDeps, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { pathname } = new URL(req.url ?? '/', 'http://localhost');
  if (req.method !== 'GET') throw new NewswireError('not_found', `There is no ${req.method} here.`);
  if (pathname === '/livez') return sendHealth(res, liveAnswer(deps.health));
  if (pathname === '/readyz') return sendHealth(res, await readyAnswer(deps.health));
  if (pathname !== '/metrics' || deps.access === 'off') throw new NewswireError('not_found');
  if (deps.access === 'key') checkScope(await authenticateKey(deps.db, presentedKey(req.headers)), 'admin');
  res.writeHead(200, { 'Content-Type': deps.registry.contentType }).end(await deps.registry.metrics());
}

function sendHealth(res: ServerResponse, health: HealthAnswer): void {
  send(res, health.status === 'unavailable' ? 503 : 200, 'application/json', health);
}

function send(res: ServerResponse, status: number, type: string, body: unknown): void {
  res.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(JSON.stringify(body));
}
