import { Registry } from 'prom-client';
import { createWorkerMetrics } from '../../shared/node/telemetry/worker-metrics.ts';
import { createDesk } from '../../worker/ingest/desk.ts';
import { processSubmission } from '../../worker/ingest/pipeline.ts';
import { createStoryReader } from '../../worker/ingest/reading/story-reader.ts';
import { record } from '../../worker/ingest/record.ts';
import { createRecorder } from '../../worker/ingest/recorder.ts';
import { createTake } from '../../worker/ingest/take.ts';
import type { World } from './world.ts';

/** Submits and records stories without announcing them, as a worker does that dies right after its commit. */
export async function recordStories(world: World, count: number, topic = 'Crash'): Promise<void> {
  const stories = Array.from({ length: count }, (_, index) => ({ headline: `Story ${index}`, topics: [topic] }));
  const { body } = await world.api().post('/stories', stories);
  const desk = createDesk(world.db);
  const announcer = { announce: async () => undefined, announceBehind: () => undefined };
  const deps = {
    take: createTake(world.db),
    reader: createStoryReader(0),
    db: world.db,
    announcer,
    log: world.log,
    metrics: createWorkerMetrics(new Registry()),
    desk,
    recorder: createRecorder((batch) => record({ db: world.db, desk, announcer }, batch)),
  };
  for (const submission of body.submissions) await processSubmission(deps, submission.id);
}
