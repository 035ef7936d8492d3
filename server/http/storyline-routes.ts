import type { Router } from 'express';
import { inTurns } from './answer-turns.ts';
import { requireScope } from './authenticate.ts';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import {
  getStoryline,
  getStorylineReports,
  keepStoryline,
  postRejoin,
  postSplit,
  reportStoryline,
} from './handlers/storylines.ts';
import { openRouter } from './open-router.ts';
import { readIdentity } from './readers/identity.ts';
import { requireSameOrigin } from './readers/same-origin.ts';

/** The routes of `/api/v1` about storylines: to read them, to doubt them, and to put them right. */
export function storylineRoutes(context: HttpContext): Router {
  const api = openRouter();
  const write = [requireSameOrigin(), readIdentity(context.readerSecret), collectBody(context, 'tiny')];
  const mayModerate = requireScope(context, 'moderate');
  const moderate = [mayModerate, collectBody(context, 'small')];

  api.get('/storylines/:id', inTurns(context, getStoryline(context)));
  api.post('/storylines/:id/reports', write, inTurns(context, reportStoryline(context)));
  api.post('/storylines/:id/split', moderate, postSplit(context));
  api.post('/storylines/:id/rejoin', moderate, postRejoin(context));
  api.post('/storylines/:id/keep', moderate, keepStoryline(context));
  api.get('/storyline-reports', mayModerate, getStorylineReports(context));
  return api;
}
