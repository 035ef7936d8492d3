import { z } from 'zod';
import type { DismissedProblem, OpsHistory } from '../../../shared/contract/ops-history-shapes.ts';
import type { FailedJobs, OpsOverview, Replayed } from '../../../shared/contract/ops-shapes.ts';
import { QUEUE_NAMES } from '../../../shared/contract/queue-shapes.ts';
import { feed } from './admin-answers.ts';
import { bridge } from './bridge-answer.ts';
import { instant } from './story-answers.ts';

/** Schemas of the answers to operators. */
const count = z.int();
const buckets = z.array(count).meta({ description: 'Counts by bucket; see `latency.bounds`' });
const counts = z.record(z.string(), count);

const canary = z.strictObject({
  everySeconds: z.number(),
  lastSeenAt: instant.nullable(),
  lost: count,
  latency: buckets,
});

const announced = {
  id: z.string(),
  version: z.string(),
  host: z.string(),
  pid: count,
  port: count,
  startedAt: instant,
  seenAt: instant,
  eventLoopMs: z.number(),
  memoryBytes: z.number(),
  state: z.enum(['alive', 'lost', 'replaced']),
};

const server = z.strictObject({
  ...announced,
  kind: z.literal('server'),
  figures: z.strictObject({
    wireSeq: count,
    behind: count.exactOptional(),
    readers: z.strictObject({ socket: count, stream: count }),
    channels: count,
    slow: count.exactOptional(),
    cut: counts,
    catchUps: counts,
    resets: counts,
    latency: buckets,
    canary: canary.exactOptional(),
  }),
});

const worker = z.strictObject({
  ...announced,
  kind: z.literal('worker'),
  figures: z.strictObject({
    concurrency: count,
    jobs: z.record(z.string(), z.strictObject({ done: count, failed: count })),
  }),
});

const queue = z.strictObject({
  name: z.enum(QUEUE_NAMES),
  waiting: count,
  delayed: count,
  active: count,
  failed: count,
  paused: z.boolean(),
  oldestMs: z.number(),
  done: count,
  perMinute: z.array(count),
});

const record = z.strictObject({
  wireId: z.string(),
  recordedSeq: count,
  unnumbered: count,
  open: count,
  oldestOpenMs: z.number(),
  lastReleaseAt: instant.nullable(),
  failed: count,
  feeds: z.partialRecord(z.enum(['ok', 'error', 'gone', 'disabled']), count),
  failing: z.array(feed),
  bridges: z.array(bridge),
});

export const dismissedProblem = z.strictObject({
  problem: z.string(),
  reason: z.string(),
  by: z.string(),
  at: instant,
  until: instant,
}) satisfies z.ZodType<DismissedProblem>;

export const overview = z.strictObject({
  at: instant,
  record: record.nullable(),
  streamSeq: count.nullable(),
  queues: z.array(queue).nullable(),
  members: z.array(z.discriminatedUnion('kind', [server, worker])).nullable(),
  latency: z.strictObject({ bounds: z.array(z.number()), counts: z.array(count) }),
  dismissed: z.array(dismissedProblem),
  offersPush: z.boolean(),
}) satisfies z.ZodType<OpsOverview>;

const milliseconds = z.number().nullable();
const bytes = z.int();

export const opsHistory = z.strictObject({
  hours: count,
  stepSeconds: count,
  points: z.array(
    z.strictObject({
      at: instant,
      deliveries: count,
      p50: milliseconds,
      p90: milliseconds,
      p99: milliseconds,
      readers: count,
      open: count,
      storedBytes: bytes,
    }),
  ),
  storage: z.strictObject({
    bytes,
    bytesPerDay: bytes.nullable(),
    tables: z.array(z.strictObject({ name: z.string(), bytes })),
    diskFreeBytes: bytes.nullable(),
  }),
}) satisfies z.ZodType<OpsHistory>;

export const failedJobs = z.strictObject({
  jobs: z.array(
    z.strictObject({
      queue: z.string(),
      id: z.string(),
      title: z.string(),
      publisher: z.string().nullable(),
      error: z.string(),
      attempts: count.nullable(),
      at: instant,
      retries: z.boolean(),
    }),
  ),
}) satisfies z.ZodType<FailedJobs>;

export const replayed = z.strictObject({ reopened: count, enqueued: count }) satisfies z.ZodType<Replayed>;

export const jobNamed = z.strictObject({ queue: z.enum(QUEUE_NAMES), id: z.string() });
