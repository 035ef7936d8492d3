import type { Worker } from 'bullmq';
import { Counter, Histogram, type Registry } from 'prom-client';
import type { SubmissionStatus } from '../../wire/query-schema.ts';
import { LATENCY_BUCKETS_S } from './latency-buckets.ts';

type PushOutcome = 'sent' | 'dropped' | 'skipped' | 'ended' | 'refused' | 'given_up';

/** What happens on a worker, one function for each kind of event. */
export interface WorkerMetrics {
  /** Counts and times the jobs of a queue from now on. */
  watch(worker: Worker): void;
  finished(outcome: Exclude<SubmissionStatus, 'queued'>): void;
  push(outcome: PushOutcome): void;
  /** Jobs done so far, and attempts that failed, by queue. */
  jobs(): Record<string, JobFigures>;
}

interface JobFigures {
  done: number;
  failed: number;
}

/** Registers what a worker alone can tell. */
export function createWorkerMetrics(registry: Registry): WorkerMetrics {
  const registers = [registry];
  const figures = new Map<string, JobFigures>();
  const ended = new Counter({
    name: 'newswire_jobs_total',
    help: 'Jobs that this worker has ended, by queue and outcome; each failed attempt counts.',
    labelNames: ['queue', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'newswire_job_seconds',
    help: 'Time that jobs took on this worker, by queue.',
    labelNames: ['queue'],
    buckets: LATENCY_BUCKETS_S,
    registers,
  });
  const submissions = new Counter({
    name: 'newswire_submissions_finished_total',
    help: 'Submissions that this worker has finished, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  const pushes = new Counter({
    name: 'newswire_push_total',
    help: 'Notifications that this worker has done with, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  return {
    watch(worker) {
      const queue = worker.name;
      const mine: JobFigures = { done: 0, failed: 0 };
      figures.set(queue, mine);
      worker.on('completed', (job) => {
        mine.done += 1;
        ended.inc({ queue, outcome: 'done' });
        if (job.processedOn !== undefined) seconds.observe({ queue }, (Date.now() - job.processedOn) / 1_000);
      });
      worker.on('failed', () => {
        mine.failed += 1;
        ended.inc({ queue, outcome: 'failed' });
      });
    },
    finished: (outcome) => submissions.inc({ outcome }),
    push: (outcome) => pushes.inc({ outcome }),
    jobs: () => Object.fromEntries(figures),
  };
}
