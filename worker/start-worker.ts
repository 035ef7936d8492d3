import { randomUUID } from 'node:crypto';
import type { Config } from '../shared/node/config/config.ts';
import type { RedisAccess } from '../shared/node/config/redis-config.ts';
import { openDatabase } from '../shared/node/db/database.ts';
import { requireSchema } from '../shared/node/db/installation/require-schema.ts';
import { openFleet } from '../shared/node/fleet/fleet-figures.ts';
import { startPresence } from '../shared/node/fleet/presence.ts';
import { openAllQueues } from '../shared/node/queue/all-queues.ts';
import { type EditQueue, openEditQueue } from '../shared/node/queue/edit-queue.ts';
import { adoptOldKeys } from '../shared/node/redis/adopt-old-keys.ts';
import type { RedisClient } from '../shared/node/redis/connect.ts';
import { closeRedis, connectRedis } from '../shared/node/redis/connect.ts';
import { type RedisKeys, redisKeys } from '../shared/node/redis/keys.ts';
import { addFleetMetrics } from '../shared/node/telemetry/fleet-metrics.ts';
import type { Logger } from '../shared/node/telemetry/logger.ts';
import { createRegistry } from '../shared/node/telemetry/registry.ts';
import { createAnnouncer } from '../shared/node/wire/announcer.ts';
import { startAlerts } from './alerts/start-alerts.ts';
import { startBridges } from './bridges/start-bridges.ts';
import { startFeeds } from './feeds/start-feeds.ts';
import { startFullText } from './full-text/start-full-text.ts';
import { startIcons } from './icons/start-icons.ts';
import { createCorpusCache } from './ingest/corpus-cache.ts';
import { startEditWorker } from './ingest/edit-worker.ts';
import { createGroupCommit } from './ingest/group-commit.ts';
import { createSubmissionLoader } from './ingest/load-submission.ts';
import type { PipelineDeps } from './ingest/pipeline.ts';
import { createStoryReader } from './ingest/reading/story-reader.ts';
import { withinSections } from './ingest/reading/within-sections.ts';
import { recordBatch } from './ingest/record-batch.ts';
import { openSiteSections } from './ingest/site-sections.ts';
import { startMaintenance } from './maintenance/start-maintenance.ts';
import { startPush } from './push/start-push.ts';
import { startReach } from './reach/start-reach.ts';
import { startStatusServer } from './status-server.ts';
import { startWebhooks } from './webhooks/start-webhooks.ts';
import { startHub } from './websub/start-hub.ts';
import { workerHealth } from './worker-health.ts';
import { createWorkerMetrics, type WorkerMetrics } from './worker-metrics.ts';

export interface RunningWorker {
  /** The port of its metrics and health endpoints. */
  port: number;
  close(): Promise<void>;
}

/** Starts a worker: edits submissions, announces events, polls feeds, and sends webhooks, notifications and alerts. */
export async function startWorker(config: Config, log: Logger): Promise<RunningWorker> {
  const db = openDatabase(config.database, (error) => log.warn({ err: error }, 'postgres connection'), {
    max: config.database.workerPoolSize,
  });
  await requireSchema(db);
  await adoptOldKeys(config.redis, log);
  const keys = redisKeys(config.redis.prefix);
  const connections = openConnections(config.redis, log);
  const { redis, queueRedis, wireRedis, statusRedis } = connections;
  const allQueues = openAllQueues(statusRedis, keys);
  const registry = createRegistry();
  const metrics = createWorkerMetrics(registry);
  const fleet = openFleet({ db, redis: statusRedis, keys, allQueues });
  addFleetMetrics(registry, fleet);
  const queue = openEditQueue(queueRedis, keys);
  const announcer = createAnnouncer({ db, redis: wireRedis, keys, streamEvents: config.redis.streamEvents });
  const pipeline = await openPipeline(config, { db, log, metrics, announcer });
  const { concurrency } = config.worker;
  const worker = startEditWorker(pipeline, { redis, keys, concurrency });
  const services = startServices(config, pipeline, { queue, keys, metrics, redis: queueRedis, workerRedis: redis });
  const forMaintenance = {
    queue,
    queues: allQueues.queues,
    fleet,
    redis: wireRedis,
    keys,
    prefix: config.redis.prefix,
    config: config.worker,
  };
  const maintenance = startMaintenance({ ...pipeline, ...forMaintenance });
  const health = workerHealth({
    db,
    redis: statusRedis,
    isRunning: () => worker.isRunning(),
    isAlive: maintenance.isAlive,
  });
  const status = await startStatusServer(
    { db, registry, health, access: config.metrics, log },
    { port: config.worker.port, host: config.http.host },
  );
  const own = async () => ({ kind: 'worker' as const, figures: { concurrency, jobs: metrics.jobs() } });
  const presence = startPresence({ id: randomUUID(), redis: statusRedis, keys, log, port: status.port, own });
  log.info({ concurrency, port: status.port }, 'worker started');
  return {
    port: status.port,
    async close() {
      await presence.close();
      await Promise.all([maintenance, ...services].map((service) => service.close()));
      await worker.close();
      await Promise.all([queue, allQueues, status, pipeline.reader].map((each) => each.close()));
      await Promise.all(Object.values(connections).map(closeRedis));
      const { rarity } = pipeline.corpus;
      await rarity.flush('all').catch((error) => log.warn({ err: error }, 'could not write term counts'));
      await db.end();
      log.info('worker stopped');
    },
  };
}

/** Separate Redis connections, so that one that blocks or hangs does not affect the others. */
function openConnections(access: RedisAccess, log: Logger) {
  return {
    redis: connectRedis(access, 'waiting', log),
    queueRedis: connectRedis(access, 'waiting', log),
    wireRedis: connectRedis(access, 'waiting', log),
    // Operators' figures must not hang while Redis is down.
    statusRedis: connectRedis(access, 'failFast', log),
  };
}

async function openPipeline(
  config: Config,
  deps: Pick<PipelineDeps, 'db' | 'log' | 'metrics' | 'announcer'>,
): Promise<PipelineDeps> {
  const { db, announcer } = deps;
  const corpus = createCorpusCache(db);
  const groupCommit = createGroupCommit((batch) => recordBatch({ db, corpus, announcer }, batch));
  const reader = withinSections(createStoryReader(config.worker.readingThreads), openSiteSections(db));
  await reader.ready();
  return { ...deps, loadSubmission: createSubmissionLoader(db), reader, corpus, groupCommit };
}

interface ServiceDeps {
  queue: EditQueue;
  /** For the queues' producers; `workerRedis` is for their workers. */
  redis: RedisClient;
  workerRedis: RedisClient;
  keys: RedisKeys;
  metrics: WorkerMetrics;
}

/** Starts the services that call other hosts. */
function startServices(
  { alerts, bridges, feeds, images, push, webhooks }: Config,
  pipeline: PipelineDeps,
  { queue, ...options }: ServiceDeps,
): { close(): Promise<void> }[] {
  const { publicUrl } = feeds;
  const { db, log } = pipeline;
  return [
    startFeeds({ db, queue, log }, { ...options, config: feeds }),
    startBridges({ db, queue, log }, { policy: bridges, publicUrl }),
    startFullText(pipeline, { ...options, config: feeds }),
    startHub({ db, log, config: feeds }),
    startIcons({ db, log }, { config: images, publicUrl }),
    startAlerts({ db, log }, { ...options, config: alerts }),
    startReach(pipeline, options),
    startPush({ db, log }, { ...options, config: push, publicUrl }),
    startWebhooks({ db, log }, { ...options, policy: webhooks, publicUrl }),
  ];
}
