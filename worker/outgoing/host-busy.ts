import { DelayedError, type Job } from 'bullmq';

/** It is not the turn of this host; ask again after `waitMs`. */
export class HostBusy extends Error {
  override readonly name = 'HostBusy';
  readonly waitMs: number;

  constructor(waitMs: number) {
    super(`the host has no free slot for ${waitMs} ms`);
    this.waitMs = waitMs;
  }
}

/** Runs a job's work; one whose host is busy waits in the queue and not in the worker, and that is no attempt. */
export async function orWaitInQueue(job: Job, token: string | undefined, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof HostBusy)) throw error;
    await job.moveToDelayed(Date.now() + error.waitMs, token);
    throw new DelayedError();
  }
}
