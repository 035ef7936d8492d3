import type { Router } from 'express';
import { inTurns } from './answers/answer-turns.ts';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import { getCorrections, postReadings } from './handlers/recall.ts';
import { requireSameOrigin } from './middleware/same-origin.ts';
import { openRouter } from './open-router.ts';

/** The routes of `/api/v1` by which readers hear of corrections to what they have read. */
export function recallRoutes(context: HttpContext): Router {
  const api = openRouter();
  api.get('/corrections', inTurns(context, getCorrections(context)));
  api.post('/readings', requireSameOrigin(), collectBody(context, 'small'), postReadings(context));
  return api;
}
