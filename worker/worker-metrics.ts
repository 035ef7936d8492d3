import type { Worker } from 'bullmq';
import { Counter, Histogram, type Registry } from 'prom-client';
import type { SubmissionStatus } from '../shared/contract/query-schema.ts';
import { addOldName } from '../shared/node/telemetry/add-old-name.ts';
import { LATENCY_BUCKETS_S } from '../shared/node/telemetry/registry.ts';

type PushOutcome = 'sent' | 'dropped' | 'skipped' | 'ended' | 'refused' | 'given_up';

type AlertOutcome = 'sent' | 'dropped' | 'skipped' | 'refused' | 'given_up';

/** `taken`: the story has it. `not_longer`: the feed had it already. `outdated`: the publisher's change came first. */
type FullTextOutcome = 'taken' | 'not_longer' | 'outdated' | 'failed';
/** From a look at the table of feeds to a queue of hours. */
const LATENESS_BUCKETS_S = [0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600];

/** Records what happens on a worker, one function per kind of event. */
export interface WorkerMetrics {
  /** Counts and times the jobs of a queue from now on. */
  watch(worker: Worker): void;
  finished(outcome: Exclude<SubmissionStatus, 'queued'>): void;
  push(outcome: PushOutcome): void;
  alert(outcome: AlertOutcome): void;
  fullText(outcome: FullTextOutcome): void;
  /** A poll of a feed begins, so late. */
  feedPolled(lateMs: number): void;
  /** Completed jobs and failed attempts so far, by queue. */
  jobs(): Record<string, JobFigures>;
}

interface JobFigures {
  done: number;
  failed: number;
}

/** Registers the metrics that only a worker has. */
export function createWorkerMetrics(registry: Registry): WorkerMetrics {
  const registers = [registry];
  const figures = new Map<string, JobFigures>();
  const ended = new Counter({
    name: 'newswire_jobs_total',
    help: 'Jobs that this worker has finished, by queue and outcome; each failed attempt counts.',
    labelNames: ['queue', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'newswire_job_duration_seconds',
    help: 'Duration of jobs on this worker, by queue.',
    labelNames: ['queue'],
    buckets: LATENCY_BUCKETS_S,
    registers,
  });
  addOldName(registry, seconds, 'newswire_job_seconds');
  const submissions = new Counter({
    name: 'newswire_submissions_finished_total',
    help: 'Submissions that this worker has finished, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  const pushes = new Counter({
    name: 'newswire_push_total',
    help: 'Notifications that this worker has finished, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  const alerts = alertCounter(registers);
  const fullTexts = new Counter({
    name: 'newswire_full_texts_total',
    help: 'Texts of stories that this worker has looked for in their pages, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  const lateness = latenessHistogram(registers);
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
    feedPolled: (lateMs) => lateness.observe(lateMs / 1_000),
    push: (outcome) => pushes.inc({ outcome }),
    alert: (outcome) => alerts.inc({ outcome }),
    fullText: (outcome) => fullTexts.inc({ outcome }),
    jobs: () => Object.fromEntries(figures),
  };
}

function alertCounter(registers: Registry[]): Counter<'outcome'> {
  return new Counter({
    name: 'newswire_alerts_total',
    help: "Alerts to readers' addresses that this worker has finished, by outcome.",
    labelNames: ['outcome'],
    registers,
  });
}

function latenessHistogram(registers: Registry[]): Histogram {
  return new Histogram({
    name: 'newswire_feed_lateness_seconds',
    help: 'How long after they were due this worker began to fetch feeds.',
    buckets: LATENESS_BUCKETS_S,
    registers,
  });
}
