import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Config } from '../shared/node/config/config.ts';
import type { Database } from '../shared/node/db/database.ts';
import { ensureAdmin } from '../shared/node/db/ensure-admin.ts';
import { requireSchema } from '../shared/node/db/require-schema.ts';
import { ensureSecret } from '../shared/node/db/secret-store.ts';
import { openFleet } from '../shared/node/fleet/fleet-figures.ts';
import { startPresence } from '../shared/node/fleet/presence.ts';
import { openBacklog } from '../shared/node/intake/backlog.ts';
import { openAllQueues } from '../shared/node/queue/all-queues.ts';
import { openEditQueue } from '../shared/node/queue/edit-queue.ts';
import { openFeedQueue } from '../shared/node/queue/feed-queue.ts';
import { openWebhookQueue } from '../shared/node/queue/webhook-queue.ts';
import { closeRedis, connectRedis } from '../shared/node/redis/connect.ts';
import { redisKeys } from '../shared/node/redis/keys.ts';
import { openRateLimits } from '../shared/node/redis/rate-limits.ts';
import { createCanaryMetrics } from '../shared/node/telemetry/canary-metrics.ts';
import { addFleetMetrics } from '../shared/node/telemetry/fleet-metrics.ts';
import type { Logger } from '../shared/node/telemetry/logger.ts';
import { createRegistry } from '../shared/node/telemetry/registry.ts';
import { addServerGauges, createServerMetrics, type ServerGauges } from '../shared/node/telemetry/server-metrics.ts';
import { createAnnouncer } from '../shared/node/wire/announcer.ts';
import { startCanary } from './canary/start-canary.ts';
import { watchConnections } from './drain.ts';
import { startFeed } from './feed/feed.ts';
import { openAnswerPlaces } from './http/answer-turns.ts';
import { createApp } from './http/app.ts';
import { openBodyBudget } from './http/body/body-budget.ts';
import type { HttpContext } from './http/context.ts';
import { watchGuesses } from './http/guesses.ts';
import { openHeavyReads } from './http/heavy-reads.ts';
import { countReads } from './http/limit-reads.ts';
import { openPreviews } from './http/preview/previews.ts';
import { openQuickAnswers } from './http/quick-answers.ts';
import { openHttp } from './open-http.ts';
import { openPools } from './open-pools.ts';
import { servePlainUpgrades } from './plain-upgrades.ts';
import { startSocketServer } from './realtime/socket-server.ts';
import { serverFigures } from './server-figures.ts';
import { serverHealth } from './server-health.ts';
import { openEventStreams } from './sse/event-streams.ts';

const OPS_DIR = path.join(import.meta.dirname, '../dist/ops');
const PAGE_DIR = path.join(import.meta.dirname, '../dist/client');
/** Their names in the record. */
const READER_SECRET = 'reader-cookies';
const OPS_SECRET = 'ops-sessions';

export interface RunningServer {
  port: number;
  close(): Promise<void>;
}

/** Starts a server: HTTP and sockets on one port, following the wire until closed. */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  const pools = openPools(config.database, (error) => log.warn({ err: error }, 'postgres connection'));
  const { db, reads } = pools;
  await requireSchema(db);
  if (config.adminKey) await presetAdmin(db, config.adminKey, log);
  const keys = redisKeys(config.redis.prefix);
  const redis = connectRedis(config.redis.url, 'failFast', log);
  const tailRedis = connectRedis(config.redis.url, 'waiting', log);
  const queue = openEditQueue(redis, keys);
  const feedQueue = openFeedQueue(redis, keys);
  const announcer = createAnnouncer({ db, redis, keys, streamEvents: config.redis.streamEvents });
  const webhookQueue = openWebhookQueue(redis, keys);
  const allQueues = openAllQueues(redis, keys);
  const registry = createRegistry();
  const metrics = createServerMetrics(registry);
  const fleet = openFleet({ db, redis, keys, allQueues });
  addFleetMetrics(registry, fleet);
  const { memoryEvents, resumeEvents } = config.wire;
  const feed = await startFeed({
    db: pools.tail,
    pastDb: pools.catchUp,
    redis,
    tailRedis,
    keys,
    memoryEvents,
    log,
    metrics,
  });
  const streams = openEventStreams(feed, { resumeEvents, slowLimit: memoryEvents, log, metrics });
  const limits = openRateLimits(redis, keys, config.limits.keyRequests);
  const previews = openPreviews();
  let serving = true;
  const context: HttpContext = {
    db,
    reads,
    redis,
    keys,
    queue,
    feedQueue,
    webhookQueue,
    feeds: config.feeds,
    webhooks: config.webhooks,
    push: config.push,
    log,
    limits,
    guesses: watchGuesses(limits),
    bodies: openBodyBudget(),
    heavyReads: openHeavyReads(config.database.readPoolSize),
    answerPlaces: openAnswerPlaces(),
    pagePlaces: openAnswerPlaces(),
    quickAnswers: openQuickAnswers(),
    countRead: countReads(config.limits.addressReads),
    backlog: openBacklog({ db, most: config.limits.backlog, onFull: metrics.backlogFull }),
    readerSecret: await ensureSecret(db, READER_SECRET),
    announceSoon: () =>
      void announcer.announce().catch((error) => log.warn({ err: error }, 'not announced; a worker will')),
    previews,
    streams,
    history: feed.history,
    trending: () => feed.trending.current(),
    opsSecret: await ensureSecret(db, OPS_SECRET),
    allQueues,
    fleet,
    health: serverHealth({ db, redis, feed, isServing: () => serving }),
    isServing: () => serving,
    metrics,
    registry,
    metricsAccess: config.metrics,
    embedOrigins: config.embedOrigins,
  };
  const app = createApp(context, { pageDir: PAGE_DIR, opsDir: OPS_DIR, trustProxy: config.http.trustProxy });
  const http = openHttp(app, config.http.keepAliveMs);
  const drain = watchConnections(http);
  servePlainUpgrades(http);
  const sockets = startSocketServer(http, {
    ...{ feed, resumeEvents, slowLimit: memoryEvents, redis, keys, log, metrics },
    admission: { origins: originsOf(config), trustProxy: config.http.trustProxy },
    addressSockets: config.limits.addressSockets,
  });
  const gauges: ServerGauges = {
    wireSeq: () => feed.history.memory.last(),
    readers: () => ({ socket: sockets.readers(), stream: streams.readers() }),
    channels: () => feed.hub.channels(),
    watchedStories: () => feed.stories.watchers().size,
  };
  addServerGauges(registry, gauges);
  const port = await listen(http, config.http.port, config.http.host);
  const { canaryMs } = config;
  const canaryMetrics = canaryMs > 0 ? createCanaryMetrics(registry) : undefined;
  const canary = canaryMetrics && startCanary({ ...context, feed, metrics: canaryMetrics, everyMs: canaryMs });
  const own = () => serverFigures(gauges, metrics, canaryMetrics?.told(canaryMs / 1_000));
  const presence = startPresence({ redis, keys, log, port, own });
  log.info({ port }, 'server started');
  return {
    port,
    async close() {
      serving = false;
      await Promise.all([presence.close(), canary?.close()]);
      const drained = drain();
      streams.close();
      await sockets.close();
      drained();
      await Promise.all([feed.close(), previews.close()]);
      await Promise.all([queue.close(), feedQueue.close(), webhookQueue.close(), allQueues.close()]);
      await Promise.all([closeRedis(redis), closeRedis(tailRedis)]);
      await pools.close();
      log.info('server stopped');
    },
  };
}

/** Says by their ids which preset keys there are, so that one that nobody needs can be revoked. */
async function presetAdmin(db: Database, key: string, log: Logger): Promise<void> {
  const { id, revoked, others } = await ensureAdmin(db, key);
  if (revoked) log.warn({ keyId: id }, 'NEWSWIRE_ADMIN_KEY was revoked and opens nothing; set another one');
  if (others.length > 0) {
    log.warn({ keyIds: others }, 'other admin keys were preset and are still good; revoke those that no server has');
  }
}

/** Whose pages may open sockets: a proxy may hide from us under which address ours was asked for. */
function originsOf({ embedOrigins, feeds: { publicUrl } }: Config): string[] {
  return publicUrl === undefined ? [...embedOrigins] : [...embedOrigins, new URL(publicUrl).origin];
}

function listen(http: HttpServer, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port, ...(host !== undefined && { host }) }, () => {
      http.off('error', reject);
      resolve((http.address() as AddressInfo).port);
    });
  });
}
