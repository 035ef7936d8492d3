import type { Request } from 'express';
import type { NewSubmission } from '../../shared/node/db/submission-store.ts';
import type { HttpContext } from './context.ts';
import { requestId } from './request-id.ts';

/** Counts what was handed in and ties the request to its submissions, by whose ids workers and servers log on. */
export function noteIntake({ log, metrics }: HttpContext, req: Request, submissions: NewSubmission[]): void {
  const accepted = submissions.filter(({ status }) => status === 'queued').map(({ id }) => id);
  const rejected = submissions.length - accepted.length;
  metrics.submissions('accepted', accepted.length);
  metrics.submissions('rejected', rejected);
  log.info({ request: requestId(req), submissions: accepted, rejected }, 'handed in');
}
