import type { RequestHandler } from 'express';
import type { Registry } from 'prom-client';
import { shareWork } from '../share-work.ts';
import { type SharedAnswer, sharedAnswer } from '../shared-answer.ts';

/** `/metrics`: the server's figures for Prometheus; docs/operations.md names each of ours. */
export function metrics(registry: Registry): RequestHandler {
  const share = shareWork<SharedAnswer>();
  const read = async () => sharedAnswer(await registry.metrics(), registry.contentType);
  return async (req, res) => (await share('metrics', read)).send(req, res);
}
