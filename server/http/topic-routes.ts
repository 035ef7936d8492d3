import type { Router } from 'express';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import { getTopics, getTrending } from './handlers/get-topics.ts';
import { deleteRuling, getCandidates, getRulings, putRuling } from './handlers/topic-rulings.ts';
import { openRouter } from './open-router.ts';
import { requireScope } from './ops/require-operator.ts';

/** The routes of `/api/v1` that list topics, and those by which moderators rule about them. */
export function topicRoutes(context: HttpContext): Router {
  const api = openRouter();
  const mayModerate = requireScope(context, 'moderate');
  const moderate = [...mayModerate, collectBody(context, 'tiny')];

  api.get('/topics', getTopics(context));
  api.get('/trending', getTrending(context));
  api.put('/topics/:slug/ruling', moderate, putRuling(context));
  api.delete('/topics/:slug/ruling', moderate, deleteRuling(context));
  api.get('/topic-rulings', mayModerate, getRulings(context));
  api.get('/topic-candidates', mayModerate, getCandidates(context));
  return api;
}
