import type { RequestHandler } from 'express';
import type { Registry } from 'prom-client';
import { shareWork } from '../../limits/share-work.ts';
import { type SharedAnswer, sharedAnswer } from '../answers/shared-answer.ts';

/** `/metrics`: the server's metrics for Prometheus; docs/operations.md lists Newswire's own. */
export function metrics(registry: Registry): RequestHandler {
  const share = shareWork<SharedAnswer>();
  const read = async () => sharedAnswer(await registry.metrics(), registry.contentType);
  return async (req, res) => (await share('metrics', read)).send(req, res);
}
