import { z } from 'zod';
import {
  dismissalSchema,
  failedJobsQuerySchema,
  opsHistoryQuerySchema,
  replaySchema,
} from '../../../shared/contract/ops-schema.ts';
import { takedownInSchema } from '../../../shared/contract/takedown-schema.ts';
import { answer, json, type Operation } from './operation.ts';
import { dismissedProblem, failedJobs, jobNamed, opsHistory, overview, replayed } from './ops-answers.ts';
import { coverageTakedown, coverageTakedownPlan, takedown, takedownPlan } from './takedown-answers.ts';

const OPS = 'Operations';

/** The API calls of `/ops`. */
export const OPS_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/ops/overview', id: 'getOverview', tag: OPS, who: 'admin' },
    summary: 'The state of everything: stored data, queues, servers, workers, latency',
    answers: { 200: answer('The overview; a part that could not be read is null', 'OpsOverview', overview) },
  },
  {
    ...{ method: 'get', path: '/ops/history', id: 'getHistory', tag: OPS, who: 'admin' },
    summary: 'Delivery latency, readers, backlog and stored data over the last hours, and the growth of the data',
    query: opsHistoryQuerySchema,
    answers: { 200: answer('The history, oldest first', 'OpsHistory', opsHistory) },
  },
  {
    ...{ method: 'put', path: '/ops/problems/:problem/dismissal', id: 'dismissProblem', tag: OPS, who: 'admin' },
    summary: 'Hides a problem from the operations page for some hours; alarms still ring',
    body: json('Dismissal', dismissalSchema),
    answers: { 200: answer('The dismissed problem', 'DismissedProblem', dismissedProblem) },
  },
  {
    ...{ method: 'delete', path: '/ops/problems/:problem/dismissal', id: 'restoreProblem', tag: OPS, who: 'admin' },
    summary: 'Shows a dismissed problem again',
    answers: { 204: { says: 'It is shown again' } },
    errors: ['not_found'],
  },
  {
    ...{ method: 'get', path: '/ops/jobs', id: 'listFailedJobs', tag: OPS, who: 'admin' },
    summary: 'Failed jobs, newest first',
    query: failedJobsQuerySchema,
    answers: { 200: answer('The failed jobs', 'FailedJobs', failedJobs) },
  },
  {
    ...{ method: 'post', path: '/ops/jobs/:queue/:id/retry', id: 'retryFailedJob', tag: OPS, who: 'admin' },
    summary: 'Retries a failed job with all its attempts',
    answers: { 202: answer('The job is queued again', 'JobNamed', jobNamed) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/stories/:id/takedown', id: 'takeDownStory', tag: OPS, who: 'admin' },
    summary: 'Removes a story for good, with every copy of its text; with `dryRun`, only tells where that is',
    body: json('TakedownIn', takedownInSchema),
    answers: {
      200: answer('It is removed, or where its text is', 'Takedown', z.union([takedown, takedownPlan])),
      202: answer('It is recorded, and a worker finishes it', 'TakedownBegun', takedown),
    },
    errors: ['not_found', 'story_removed'],
  },
  {
    ...{ method: 'post', path: '/coverages/:id/takedown', id: 'takeDownCoverage', tag: OPS, who: 'admin' },
    summary: 'Removes a live coverage for good, as a story; with `dryRun`, only tells where its text is',
    body: json('TakedownIn', takedownInSchema),
    answers: {
      200: answer(
        'It is removed, or where its text is',
        'CoverageTakedown',
        z.union([coverageTakedown, coverageTakedownPlan]),
      ),
      202: answer('It is recorded, and a worker finishes it', 'CoverageTakedownBegun', coverageTakedown),
    },
    errors: ['not_found', 'coverage_removed'],
  },
  {
    ...{ method: 'delete', path: '/ops/jobs/:queue/:id', id: 'discardFailedJob', tag: OPS, who: 'admin' },
    summary: 'Discards a failed job for good',
    answers: { 204: { says: 'The job is discarded' } },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/ops/replay', id: 'replayWindow', tag: OPS, who: 'admin' },
    summary: 'Enqueues every open submission of a time window, with `failed` also the failed ones',
    body: json('Replay', replaySchema),
    answers: { 200: answer('The numbers of submissions', 'Replayed', replayed) },
  },
];
