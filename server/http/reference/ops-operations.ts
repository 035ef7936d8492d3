import { failedJobsQuerySchema, replaySchema } from '../../../shared/wire/ops-schema.ts';
import { answer, json, type Operation } from './operation.ts';
import { failedJobs, jobNamed, overview, replayed } from './ops-answers.ts';

const OPS = 'Operations';

/** The calls behind `/ops`. */
export const OPS_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/ops/overview', id: 'getOverview', tag: OPS, who: 'admin' },
    summary: 'How everything is: the record, the queues, servers and workers, latency',
    answers: { 200: answer('The overview; a part that could not be read is null', 'OpsOverview', overview) },
  },
  {
    ...{ method: 'get', path: '/ops/jobs', id: 'listFailedJobs', tag: OPS, who: 'admin' },
    summary: 'What failed, the newest first',
    query: failedJobsQuerySchema,
    answers: { 200: answer('The failed jobs', 'FailedJobs', failedJobs) },
  },
  {
    ...{ method: 'post', path: '/ops/jobs/:queue/:id/retry', id: 'retryFailedJob', tag: OPS, who: 'admin' },
    summary: 'Tries a failed job once more, from the first attempt on',
    answers: { 202: answer('It is tried again', 'JobNamed', jobNamed) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'delete', path: '/ops/jobs/:queue/:id', id: 'discardFailedJob', tag: OPS, who: 'admin' },
    summary: 'Sets a failed job aside for good',
    answers: { 204: { says: 'It is set aside' } },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/ops/replay', id: 'replayWindow', tag: OPS, who: 'admin' },
    summary: 'Enqueues every open submission of a time window, with `failed` those that failed too',
    body: json('Replay', replaySchema),
    answers: { 200: answer('How many', 'Replayed', replayed) },
  },
];
