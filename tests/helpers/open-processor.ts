import { Registry } from 'prom-client';
import { type Announcer, createAnnouncer } from '../../shared/node/wire/announcer.ts';
import { createCorpusCache } from '../../worker/ingest/corpus-cache.ts';
import { createGroupCommit } from '../../worker/ingest/group-commit.ts';
import { createSubmissionLoader } from '../../worker/ingest/load-submission.ts';
import { processSubmission } from '../../worker/ingest/pipeline.ts';
import { createStoryReader } from '../../worker/ingest/reading/story-reader.ts';
import { recordBatch } from '../../worker/ingest/record-batch.ts';
import { createWorkerMetrics } from '../../worker/worker-metrics.ts';
import type { World } from './world.ts';

/** Processes a submission like a worker, without a queue. */
export type Process = (submissionId: string) => Promise<unknown>;

/** Announces nothing, like a worker that crashes right after its commit. */
export const SILENT: Announcer = { announce: async () => undefined, announceAfterCommit: () => undefined };

/** An announcer for the world's wire. */
export function announcerOf({ db, redis, keys, config }: World): Announcer {
  return createAnnouncer({ db, redis, keys, streamEvents: config.redis.streamEvents });
}

/** A worker without a queue, with its own cache. */
export function openProcessor({ db, log }: World, announcer: Announcer): Process {
  const corpus = createCorpusCache(db);
  const deps = {
    loadSubmission: createSubmissionLoader(db),
    reader: createStoryReader(0),
    db,
    announcer,
    log,
    metrics: createWorkerMetrics(new Registry()),
    corpus,
    groupCommit: createGroupCommit((batch) => recordBatch({ db, corpus, announcer }, batch)),
  };
  return (submissionId) => processSubmission(deps, submissionId);
}
