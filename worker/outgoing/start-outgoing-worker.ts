import type { Job, Worker } from 'bullmq';
import type { OutgoingJob, OutgoingKind } from '../../shared/node/queue/outgoing-queue.ts';
import { type QueueWorkerDeps, startQueueWorker } from '../start-queue-worker.ts';
import { orWaitInQueue } from './host-busy.ts';
import { retryDelayMs } from './try-later.ts';

/** A message that has waited this long for its receiver is no longer news. */
const STALE_MS = 3_600_000;

/** How one kind of message is sent. */
export interface Sending {
  /** Messages sent at once. */
  concurrency: number;
  /** Sends the message with this id; throws TryLater or HostBusy when it should be sent later. */
  send(id: string): Promise<void>;
  /** Settles a message that is not sent any more. */
  giveUp(id: string, why: string): Promise<void>;
}

/** Starts sending the queued messages of one kind, flash first, with retries; gives up after the last attempt. */
export function startOutgoingWorker(
  deps: QueueWorkerDeps,
  kind: OutgoingKind,
  { concurrency, send, giveUp }: Sending,
): Worker<OutgoingJob> {
  const idOf = ({ data }: Job<OutgoingJob>): string => String(data[kind.idField]);
  const process = async (job: Job<OutgoingJob>, token: string | undefined): Promise<void> => {
    if (Date.now() - job.timestamp > STALE_MS) return giveUp(idOf(job), 'its host had no free slot');
    await orWaitInQueue(job, token, () => send(idOf(job)));
  };
  const worker = startQueueWorker<OutgoingJob>(
    deps,
    kind.queue,
    { [kind.job]: process },
    {
      concurrency,
      settings: { backoffStrategy: (attemptsMade, _type, error) => retryDelayMs(attemptsMade, error) },
    },
  );
  const afterLastAttempt = async (job: Job<OutgoingJob> | undefined, error: Error): Promise<void> => {
    if (!job || job.attemptsMade < (job.opts.attempts ?? 1)) return;
    await giveUp(idOf(job), error.message).catch((failure: unknown) => {
      deps.log.warn({ err: failure, queue: kind.queue }, 'could not mark a message as given up');
    });
  };
  worker.on('failed', (job, error) => void afterLastAttempt(job, error));
  return worker;
}
