import type { RequestHandler } from 'express';
import type { Registry } from 'prom-client';

/** `/metrics`: the server's figures for Prometheus; docs/operations.md names each of ours. */
export function metrics(registry: Registry): RequestHandler {
  return async (_req, res) => {
    res.type(registry.contentType).send(await registry.metrics());
  };
}
