import { DelayedError, type Job } from 'bullmq';

/** The host has no free slot; try again after `waitMs`. */
export class HostBusy extends Error {
  override readonly name = 'HostBusy';
  readonly waitMs: number;

  constructor(waitMs: number) {
    super(`the host has no free slot for ${waitMs} ms`);
    this.waitMs = waitMs;
  }
}

/** Runs a job; if its host is busy, moves it back to the queue without counting an attempt. */
export async function orWaitInQueue(job: Job, token: string | undefined, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof HostBusy)) throw error;
    await job.moveToDelayed(Date.now() + error.waitMs, token);
    throw new DelayedError();
  }
}
