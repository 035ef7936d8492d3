import type { Job, Queue } from 'bullmq';
import type { RequestHandler } from 'express';
import { failedJobsQuerySchema } from '../../../shared/contract/ops-schema.ts';
import type { FailedJob, FailedJobs } from '../../../shared/contract/ops-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { idSchema } from '../../../shared/contract/query-schema.ts';
import { QUEUE_NAMES, type QueueName } from '../../../shared/contract/queue-shapes.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { AdminAct } from '../../../shared/node/db/audit/audit-store.ts';
import {
  discardSubmission,
  listFailedSubmissions,
  reopenSubmission,
} from '../../../shared/node/db/submission/failed-submission-store.ts';
import { LONG_EDIT_QUEUE } from '../../../shared/node/queue/edit-queue.ts';
import { eachItem } from '../answers/each-item.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { pathId } from '../request/path-id.ts';
import { type EditQueueName, isEditQueue, namedQueue } from './queue-control.ts';
import { recordAround } from './record-around.ts';

/** The number of failed jobs that a queue keeps. */
const KEPT_FAILED = 1_000;

interface Search {
  words: string | undefined;
  limit: number;
}

/** `GET /ops/jobs`: failed jobs, newest first; `q` searches their subjects and errors. */
export function getFailedJobs(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { queue, q: words, limit } = parseOr('bad_query', failedJobsQuerySchema, req.query);
    const names = QUEUE_NAMES.filter((name) => queue === undefined || queue === name);
    const search = { words, limit };
    const found = await Promise.all(
      names.map((name) =>
        isEditQueue(name) ? failedEdits(context, name, search) : failedOthers(context, name, search),
      ),
    );
    const jobs = found.flat().sort((a, b) => b.at.localeCompare(a.at));
    res.json({ jobs: jobs.slice(0, limit) } satisfies FailedJobs);
  };
}

/** `POST /ops/jobs/:queue/:id/retry`: retries a job with all its attempts. */
export function retryFailedJob(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { name, queue } = namedQueue(context.allQueues, req);
    const id = pathId(req);
    await recordAround(context.db, req, jobAct('job.retried', name, id), async () => {
      const done = isEditQueue(name) ? await retryEdit(context, id) : await retryOther(queue, id);
      if (!done) throw new NewswireError('not_found', `There is no failed job ${id} in the queue ${name}.`);
    });
    context.log.info({ operator: principalOf(req).callerId, queue: name, job: id }, 'an operator retried a job');
    res.status(202).json({ queue: name, id });
  };
}

/** `DELETE /ops/jobs/:queue/:id`: discards a job for good; a submission keeps its status and reason. */
export function deleteFailedJob(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { name, queue } = namedQueue(context.allQueues, req);
    const id = pathId(req);
    await recordAround(context.db, req, jobAct('job.discarded', name, id), async () => {
      const job = await queue.getJob(id);
      const hasFailed = job !== undefined && (await job.isFailed());
      const discarded = isEditQueue(name) && (await discardSubmission(context.db, id, hasFailed));
      if (!hasFailed && !discarded) {
        throw new NewswireError('not_found', `There is no failed job ${id} in the queue ${name}.`);
      }
      if (hasFailed) await job.remove();
    });
    context.log.info({ operator: principalOf(req).callerId, queue: name, job: id }, 'an operator discarded a job');
    res.status(204).end();
  };
}

function jobAct(action: 'job.retried' | 'job.discarded', queue: QueueName, id: string): AdminAct {
  return { action, target: { type: 'job', id, name: queue } };
}

/** Postgres knows every failed submission; the queue knows the errors of the newest. */
async function failedEdits(
  { db, allQueues }: HttpContext,
  queue: EditQueueName,
  { words, limit }: Search,
): Promise<FailedJob[]> {
  const kept = await allQueues.queues[queue].getFailed(0, KEPT_FAILED - 1);
  const jobs = new Map(kept.flatMap((job) => (idSchema.safeParse(job.id).success ? [[String(job.id), job]] : [])));
  const foundByError = [...jobs].filter(([, job]) => includes(job.failedReason, words)).map(([id]) => id);
  const rows = await listFailedSubmissions(db, {
    isLong: queue === LONG_EDIT_QUEUE,
    failedJobs: [...jobs.keys()],
    words,
    foundByError,
    limit,
  });
  return rows.map((row) => {
    const job = jobs.get(row.id);
    return {
      queue,
      id: row.id,
      title: row.headline ?? 'A correction or retraction',
      publisher: row.publisher,
      error: job?.failedReason ?? row.reason ?? '',
      attempts: job?.attemptsMade ?? null,
      at: new Date(job?.finishedOn ?? row.receivedAt).toISOString(),
      retries: row.status === 'queued',
    };
  });
}

async function failedOthers(context: HttpContext, name: QueueName, search: Search): Promise<FailedJob[]> {
  const each = eachItem(context, 'ops');
  const jobs = await context.allQueues.queues[name].getFailed(0, KEPT_FAILED - 1);
  const found = jobs.filter((job) =>
    includes(`${job.id} ${JSON.stringify(job.data)} ${job.failedReason}`, search.words),
  );
  return each(found.slice(0, search.limit), (job) => toFailedJob(name, job));
}

function toFailedJob(queue: QueueName, job: Job): FailedJob {
  const title = Object.entries(job.data).map(([field, value]) => `${field} ${value}`);
  return {
    queue,
    id: String(job.id),
    title: [job.name, ...title].join(', '),
    publisher: null,
    error: job.failedReason ?? '',
    attempts: job.attemptsMade,
    at: new Date(job.finishedOn ?? job.timestamp).toISOString(),
    retries: false,
  };
}

async function retryEdit({ db, queue }: HttpContext, id: string): Promise<boolean> {
  const reopened = await reopenSubmission(db, id);
  const revived = await queue.revive(id);
  // The queue keeps only the newest failed jobs.
  if (reopened && !revived) await queue.enqueue([{ id, ...reopened, embargoMs: 0 }]);
  return reopened !== undefined || revived;
}

async function retryOther(queue: Queue, id: string): Promise<boolean> {
  const job = await queue.getJob(id);
  if (!job || !(await job.isFailed())) return false;
  await job.retry('failed', { resetAttemptsMade: true });
  return true;
}

function includes(text: string | undefined, words: string | undefined): boolean {
  return words === undefined || (text ?? '').toLowerCase().includes(words.toLowerCase());
}
