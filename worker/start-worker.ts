import type { Config } from '../shared/node/config/config.ts';
import { openDatabase } from '../shared/node/db/database.ts';
import { openEditQueue } from '../shared/node/queue/edit-queue.ts';
import { closeRedis, connectRedis } from '../shared/node/redis/connect.ts';
import { redisKeys } from '../shared/node/redis/keys.ts';
import type { Logger } from '../shared/node/telemetry/logger.ts';
import { startAnnounceWorker } from './announce/announce-worker.ts';
import { createAnnouncer } from './announce/announcer.ts';
import { startFeeds } from './feeds/start-feeds.ts';
import { createDesk } from './ingest/desk.ts';
import { startEditWorker } from './ingest/edit-worker.ts';
import type { PipelineDeps } from './ingest/pipeline.ts';
import { record } from './ingest/record.ts';
import { createRecorder } from './ingest/recorder.ts';
import { createTake } from './ingest/take.ts';
import { startPush } from './push/start-push.ts';
import { startUpkeep } from './upkeep/start-upkeep.ts';
import { startWebhooks } from './webhooks/start-webhooks.ts';
import { startHub } from './websub/start-hub.ts';

export interface RunningWorker {
  close(): Promise<void>;
}

/** Starts a worker: it edits submissions, announces events and keeps the wire tidy until closed. */
export async function startWorker(config: Config, log: Logger): Promise<RunningWorker> {
  const db = openDatabase(config.database, (error) => log.warn({ err: error }, 'postgres connection'));
  const keys = redisKeys(config.redis.prefix);
  const redis = connectRedis(config.redis.url, 'waiting', log);
  const queueRedis = connectRedis(config.redis.url, 'waiting', log);
  const wireRedis = connectRedis(config.redis.url, 'waiting', log);
  const announcer = createAnnouncer({ db, redis: wireRedis, keys, streamEvents: config.redis.streamEvents });
  const queue = openEditQueue(queueRedis, keys);
  const desk = createDesk(db);
  const recorder = createRecorder((batch) => record(db, desk, batch));
  const deps: PipelineDeps = { take: createTake(db), db, announcer, log, desk, recorder };
  const worker = startEditWorker(deps, { redis, keys, concurrency: config.worker.concurrency });
  const announcements = startAnnounceWorker(deps, { redis, keys });
  const feeds = startFeeds({ db, queue, log }, { redis: queueRedis, workerRedis: redis, keys, config: config.feeds });
  const push = startPush(
    { db, log },
    { redis: queueRedis, workerRedis: redis, keys, config: config.feeds, subject: config.pushSubject },
  );
  const webhooks = startWebhooks({ db, log }, { redis: queueRedis, workerRedis: redis, keys, config: config.feeds });
  const hub = startHub({ db, log, config: config.feeds });
  const upkeep = startUpkeep({ ...deps, queue, redis: wireRedis, keys, config: config.worker });
  log.info({ concurrency: config.worker.concurrency }, 'worker started');
  return {
    async close() {
      await Promise.all([upkeep.close(), feeds.close(), hub.close(), push.close(), webhooks.close()]);
      await Promise.all([worker.close(), announcements.close()]);
      await queue.close();
      await Promise.all([redis, queueRedis, wireRedis].map(closeRedis));
      await deps.desk.rarity.flush('all').catch((error) => log.warn({ err: error }, 'term counts were not written'));
      await db.end();
      log.info('worker stopped');
    },
  };
}
