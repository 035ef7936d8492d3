import type { Router } from 'express';
import { inTurns } from './answers/answer-turns.ts';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import { getStorylineNews } from './handlers/storyline-news.ts';
import {
  getStoryline,
  getStorylineReports,
  keepStoryline,
  postRejoin,
  postSplit,
  reportStoryline,
} from './handlers/storylines.ts';
import { requireSameOrigin } from './middleware/same-origin.ts';
import { openRouter } from './open-router.ts';
import { requireScope } from './ops/require-operator.ts';
import { readIdentity } from './request/identity.ts';

/** The routes of `/api/v1` that read, report and correct storylines. */
export function storylineRoutes(context: HttpContext): Router {
  const api = openRouter();
  const write = [requireSameOrigin(), readIdentity(context.readerSecret), collectBody(context, 'tiny')];
  const mayModerate = requireScope(context, 'moderate');
  const moderate = [...mayModerate, collectBody(context, 'small')];

  api.get('/storylines/:id', inTurns(context, getStoryline(context)));
  api.get('/storylines/:id/new', inTurns(context, getStorylineNews(context)));
  api.post('/storylines/:id/reports', write, inTurns(context, reportStoryline(context)));
  api.post('/storylines/:id/split', moderate, postSplit(context));
  api.post('/storylines/:id/rejoin', moderate, postRejoin(context));
  api.post('/storylines/:id/keep', moderate, keepStoryline(context));
  api.get('/storyline-reports', mayModerate, getStorylineReports(context));
  return api;
}
