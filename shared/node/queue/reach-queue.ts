import { Queue } from 'bullmq';
import type { WorkerReach } from '../../contract/reach-shapes.ts';
import type { StoryIn } from '../../contract/story-schema.ts';
import type { FieldError } from '../../domain/errors.ts';
import type { FilteredEnvelope } from '../../domain/wire-event.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { awaitJob } from './await-job.ts';
import { queueOptions } from './queue-options.ts';

export const REACH_QUEUE = 'reach';
export const REACH_JOB = 'measure';

/** A story that is not published. */
export interface ReachJob {
  publisher: { id: string; name: string };
  story: StoryIn;
}

/** What came of it; the envelope is what would go on the wire, for the servers to match. */
export type Measured =
  | { reach: WorkerReach; envelope: FilteredEnvelope }
  | { refused: { detail: string; fields: FieldError[] } };

/** Texts are read within 5 s, twice at most. */
const PATIENCE = { beginsMs: 5_000, endsMs: 12_000 };

export interface ReachQueue {
  /** Has a worker edit and match a story, and waits for the result; undefined when no worker did it in time. */
  measure(job: ReachJob): Promise<Measured | undefined>;
  close(): Promise<void>;
}

/** Opens the producer side of the reach queue on a connection that the caller closes. */
export function openReachQueue(redis: RedisClient, keys: RedisKeys): ReachQueue {
  const queue = new Queue<ReachJob>(REACH_QUEUE, queueOptions(redis, keys, REACH_QUEUE));
  // The connection reports its own errors; without a listener, the queue would throw them.
  queue.on('error', () => undefined);
  return {
    measure: (job) => awaitJob<ReachJob, Measured>(queue, { name: REACH_JOB, data: job }, PATIENCE),
    close: () => queue.close(),
  };
}
