import type { Router } from 'express';
import { collectBody } from '../body/collect-body.ts';
import type { HttpContext } from '../context.ts';
import { openRouter } from '../open-router.ts';
import { deleteDismissal, putDismissal } from './dismissals.ts';
import { deleteFailedJob, getFailedJobs, retryFailedJob } from './failed-jobs.ts';
import { getHistory } from './history.ts';
import { getOverview } from './overview.ts';
import { replayWindow } from './replay.ts';
import { requireOperator } from './require-operator.ts';
import { readSession } from './session.ts';

/** Every route of `/api/v1/ops`, for keys with the scope `admin` or a session of `/ops`. */
export function opsApi(context: HttpContext): Router {
  const api = openRouter();
  const body = collectBody(context, 'tiny');
  api.use(readSession(context.opsSecret), requireOperator(context));

  api.get('/overview', getOverview(context));
  api.get('/history', getHistory(context));
  api.put('/problems/:problem/dismissal', body, putDismissal(context));
  api.delete('/problems/:problem/dismissal', body, deleteDismissal(context));
  api.get('/jobs', getFailedJobs(context));
  api.post('/jobs/:queue/:id/retry', body, retryFailedJob(context));
  api.delete('/jobs/:queue/:id', body, deleteFailedJob(context));
  api.post('/replay', body, replayWindow(context));
  return api;
}
