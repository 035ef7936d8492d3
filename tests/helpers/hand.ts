import { Registry } from 'prom-client';
import { createWorkerMetrics } from '../../shared/node/telemetry/worker-metrics.ts';
import { type Announcer, createAnnouncer } from '../../shared/node/wire/announcer.ts';
import { createDesk } from '../../worker/ingest/desk.ts';
import { processSubmission } from '../../worker/ingest/pipeline.ts';
import { createStoryReader } from '../../worker/ingest/reading/story-reader.ts';
import { record } from '../../worker/ingest/record.ts';
import { createRecorder } from '../../worker/ingest/recorder.ts';
import { createTake } from '../../worker/ingest/take.ts';
import type { World } from './world.ts';

/** What a worker does with a submission, without its queue. */
export type Hand = (submissionId: string) => Promise<unknown>;

/** Announces nothing, as a worker that dies right after its commit. */
export const SILENT: Announcer = { announce: async () => undefined, announceBehind: () => undefined };

/** An announcer of the world's wire. */
export function announcerOf({ db, redis, keys, config }: World): Announcer {
  return createAnnouncer({ db, redis, keys, streamEvents: config.redis.streamEvents });
}

/** A worker by hand, which remembers what it has seen itself. */
export function openHand({ db, log }: World, announcer: Announcer): Hand {
  const desk = createDesk(db);
  const deps = {
    take: createTake(db),
    reader: createStoryReader(0),
    db,
    announcer,
    log,
    metrics: createWorkerMetrics(new Registry()),
    desk,
    recorder: createRecorder((batch) => record({ db, desk, announcer }, batch)),
  };
  return (submissionId) => processSubmission(deps, submissionId);
}
