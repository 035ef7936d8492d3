import type { Router } from 'express';
import { inTurns } from './answers/answer-turns.ts';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import { deletePost, patchPost, postPost, switchPin } from './handlers/coverage-posts.ts';
import { getCoverage, getCoverages, patchCoverage, postCoverage, postEnd } from './handlers/coverages.ts';
import { getCoverageStream } from './handlers/stream.ts';
import { allowAnyOrigin } from './middleware/allow-any-origin.ts';
import { openRouter } from './open-router.ts';
import { requireScope } from './ops/require-operator.ts';

/** The routes of `/api/v1` for live coverages. */
export function coverageRoutes(context: HttpContext): Router {
  const api = openRouter();
  const publish = requireScope(context, 'publish');
  const small = [...publish, collectBody(context, 'small')];
  const tiny = [...publish, collectBody(context, 'tiny')];

  api.use('/coverages/:id/stream', allowAnyOrigin());
  api.get('/coverages', getCoverages(context));
  api.post('/coverages', small, postCoverage(context));
  api.get('/coverages/:id', inTurns(context, getCoverage(context)));
  api.patch('/coverages/:id', small, patchCoverage(context));
  api.post('/coverages/:id/end', tiny, postEnd(context));
  api.get('/coverages/:id/stream', getCoverageStream(context));

  api.post('/coverages/:id/posts', small, postPost(context));
  api.patch('/coverages/:id/posts/:post', small, patchPost(context));
  api.delete('/coverages/:id/posts/:post', tiny, deletePost(context));
  api.post('/coverages/:id/posts/:post/pin', tiny, switchPin(context, true));
  api.delete('/coverages/:id/posts/:post/pin', tiny, switchPin(context, false));
  return api;
}
