import type { Request } from 'express';
import type { NewSubmission } from '../../../shared/node/db/submission/submission-store.ts';
import type { HttpContext } from '../context.ts';
import { requestId } from '../middleware/request-id.ts';

/** Counts submissions and logs their ids with the request's id; workers and servers log the submission ids. */
export function noteIntake({ log, metrics }: HttpContext, req: Request, submissions: NewSubmission[]): void {
  const accepted = submissions.filter(({ status }) => status === 'queued').map(({ id }) => id);
  const rejected = submissions.length - accepted.length;
  metrics.submissions('accepted', accepted.length);
  metrics.submissions('rejected', rejected);
  log.info({ request: requestId(req), submissions: accepted, rejected }, 'received');
}
