import type { Config } from '../shared/node/config/config.ts';
import { openDatabase } from '../shared/node/db/database.ts';
import { requireSchema } from '../shared/node/db/require-schema.ts';
import { openFleet } from '../shared/node/fleet/fleet-figures.ts';
import { startPresence } from '../shared/node/fleet/presence.ts';
import { openAllQueues } from '../shared/node/queue/all-queues.ts';
import { openEditQueue } from '../shared/node/queue/edit-queue.ts';
import { closeRedis, connectRedis } from '../shared/node/redis/connect.ts';
import { redisKeys } from '../shared/node/redis/keys.ts';
import { addFleetMetrics } from '../shared/node/telemetry/fleet-metrics.ts';
import type { Logger } from '../shared/node/telemetry/logger.ts';
import { createRegistry } from '../shared/node/telemetry/registry.ts';
import { startStatusServer } from '../shared/node/telemetry/status-server.ts';
import { createWorkerMetrics } from '../shared/node/telemetry/worker-metrics.ts';
import { createAnnouncer } from '../shared/node/wire/announcer.ts';
import { startFeeds } from './feeds/start-feeds.ts';
import { createDesk } from './ingest/desk.ts';
import { startEditWorker } from './ingest/edit-worker.ts';
import type { PipelineDeps } from './ingest/pipeline.ts';
import { createStoryReader } from './ingest/reading/story-reader.ts';
import { record } from './ingest/record.ts';
import { createRecorder } from './ingest/recorder.ts';
import { createTake } from './ingest/take.ts';
import { startPush } from './push/start-push.ts';
import { startUpkeep } from './upkeep/start-upkeep.ts';
import { startWebhooks } from './webhooks/start-webhooks.ts';
import { startHub } from './websub/start-hub.ts';
import { workerHealth } from './worker-health.ts';

export interface RunningWorker {
  /** Where it serves its metrics and its health. */
  port: number;
  close(): Promise<void>;
}

/** Starts a worker: it edits submissions, announces events and keeps the wire tidy until closed. */
export async function startWorker(config: Config, log: Logger): Promise<RunningWorker> {
  const db = openDatabase(config.database, (error) => log.warn({ err: error }, 'postgres connection'));
  await requireSchema(db);
  const keys = redisKeys(config.redis.prefix);
  const redis = connectRedis(config.redis.url, 'waiting', log);
  const queueRedis = connectRedis(config.redis.url, 'waiting', log);
  const wireRedis = connectRedis(config.redis.url, 'waiting', log);
  // Whoever looks at the figures must not hang while Redis is away.
  const statusRedis = connectRedis(config.redis.url, 'failFast', log);
  const allQueues = openAllQueues(statusRedis, keys);
  const registry = createRegistry();
  const metrics = createWorkerMetrics(registry);
  addFleetMetrics(registry, openFleet({ db, redis: statusRedis, keys, allQueues }));
  const announcer = createAnnouncer({ db, redis: wireRedis, keys, streamEvents: config.redis.streamEvents });
  const queue = openEditQueue(queueRedis, keys);
  const desk = createDesk(db);
  const recorder = createRecorder((batch) => record({ db, desk, announcer }, batch));
  const reader = createStoryReader(config.worker.readingThreads);
  await reader.ready();
  const deps: PipelineDeps = { take: createTake(db), reader, db, announcer, log, metrics, desk, recorder };
  const worker = startEditWorker(deps, { redis, keys, concurrency: config.worker.concurrency });
  const feeds = startFeeds(
    { db, queue, log },
    { redis: queueRedis, workerRedis: redis, keys, config: config.feeds, metrics },
  );
  const push = startPush(
    { db, log },
    { redis: queueRedis, workerRedis: redis, keys, config: config.push, publicUrl: config.feeds.publicUrl, metrics },
  );
  const webhooks = startWebhooks(
    { db, log },
    {
      redis: queueRedis,
      workerRedis: redis,
      keys,
      policy: config.webhooks,
      publicUrl: config.feeds.publicUrl,
      metrics,
    },
  );
  const hub = startHub({ db, log, config: config.feeds });
  const upkeep = startUpkeep({ ...deps, queue, redis: wireRedis, keys, config: config.worker });
  const isRunning = (): boolean => worker.isRunning();
  const health = workerHealth({ db, redis: statusRedis, isRunning, isTurning: upkeep.isTurning });
  const status = await startStatusServer(
    { db, registry, health, access: config.metrics, log },
    { port: config.worker.port, host: config.http.host },
  );
  const { concurrency } = config.worker;
  const presence = startPresence({
    redis: statusRedis,
    keys,
    log,
    port: status.port,
    own: async () => ({ kind: 'worker', figures: { concurrency, jobs: metrics.jobs() } }),
  });
  log.info({ concurrency, port: status.port }, 'worker started');
  return {
    port: status.port,
    async close() {
      await presence.close();
      await Promise.all([upkeep.close(), feeds.close(), hub.close(), push.close(), webhooks.close()]);
      await worker.close();
      await Promise.all([queue.close(), allQueues.close(), status.close(), reader.close()]);
      await Promise.all([redis, queueRedis, wireRedis, statusRedis].map(closeRedis));
      await deps.desk.rarity.flush('all').catch((error) => log.warn({ err: error }, 'term counts were not written'));
      await db.end();
      log.info('worker stopped');
    },
  };
}
