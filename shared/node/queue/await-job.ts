import { setTimeout as delay } from 'node:timers/promises';
import type { Job, JobsOptions, Queue } from 'bullmq';
import { v7 as newId } from 'uuid';

const LOOK_EVERY_MS = 150;
/** Only for a result that its server could not fetch: others are removed once they were read. */
const RESULT_SECONDS = 60;

/** How long somebody waits for a job. */
export interface Patience {
  /** Somebody waits: a worker that is there begins at once. */
  beginsMs: number;
  /** Above the time that the job takes, so that its worker ends it. */
  endsMs: number;
}

/** Enqueues a job and waits for what it returns; undefined when no worker did it in time, or it failed. */
export async function awaitJob<Data, Result>(
  queue: Queue<Data>,
  { name, data, options }: { name: string; data: Data; options?: JobsOptions },
  patience: Patience,
): Promise<Result | undefined> {
  const ended = { age: RESULT_SECONDS, count: 100 };
  const added = await (queue as Queue).add(name, data, {
    ...options,
    jobId: newId(),
    removeOnComplete: ended,
    removeOnFail: ended,
  });
  const job = await untilFinished(queue as Queue, added.id ?? '', patience);
  // Fails for a job that a worker still holds; it is removed by its age.
  await added.remove().catch(() => undefined);
  return job?.failedReason === undefined ? (job?.returnvalue as Result | undefined) : undefined;
}

/** Looks again and again: this needs no connection of its own, which listening for the event would. */
async function untilFinished(queue: Queue, id: string, { beginsMs, endsMs }: Patience): Promise<Job | undefined> {
  const startedAt = performance.now();
  for (;;) {
    await delay(LOOK_EVERY_MS);
    const job = await queue.getJob(id);
    if (job === undefined || job.finishedOn !== undefined) return job;
    const mostMs = job.processedOn === undefined ? beginsMs : endsMs;
    if (performance.now() - startedAt > mostMs) return undefined;
  }
}
