import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Config } from '../shared/node/config/config.ts';
import type { Database } from '../shared/node/db/database.ts';
import { requireSchema } from '../shared/node/db/installation/require-schema.ts';
import { ensureSecret } from '../shared/node/db/installation/secret-store.ts';
import { ensureAdmin } from '../shared/node/db/publisher/ensure-admin.ts';
import { readWireState } from '../shared/node/db/wire/wire-store.ts';
import { startPresence } from '../shared/node/fleet/presence.ts';
import { adoptOldKeys } from '../shared/node/redis/adopt-old-keys.ts';
import { addFleetMetrics } from '../shared/node/telemetry/fleet-metrics.ts';
import type { Logger } from '../shared/node/telemetry/logger.ts';
import { createRegistry } from '../shared/node/telemetry/registry.ts';
import { startCanary } from './canary/start-canary.ts';
import { createApp } from './http/app.ts';
import { openHttp, servePlainUpgrades, watchConnections } from './http-server.ts';
import { type LiveWire, startLiveWire } from './live/live-wire.ts';
import { type Backing, openBacking } from './open-backing.ts';
import { type ContextDeps, openContext } from './open-context.ts';
import { openPictures, type Pictures } from './pictures/pictures.ts';
import { startSocketServer } from './realtime/socket-server.ts';
import { serverFigures } from './server-figures.ts';
import { openEventStreams } from './sse/event-streams.ts';
import { addOwnGauges } from './telemetry/add-own-gauges.ts';
import { createCanaryMetrics } from './telemetry/canary-metrics.ts';
import { watchOwnLag } from './telemetry/own-lag.ts';
import { createServerMetrics, type ServerGauges } from './telemetry/server-metrics.ts';

const DIST = path.join(import.meta.dirname, '../dist');
/** Where the pages were built. */
const PAGES = {
  pageDir: path.join(DIST, 'client'),
  opsDir: path.join(DIST, 'ops'),
  adminDir: path.join(DIST, 'admin'),
};
/** The name of the secret in Postgres. */
const PICTURE_SECRET = 'pictures';

export interface RunningServer {
  port: number;
  /** Resolves when only a new start can go on: the wire has ended. */
  ended: Promise<void>;
  close(): Promise<void>;
}

/** Starts a server: HTTP and sockets on one port, following the wire until closed. */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  await adoptOldKeys(config.redis, log);
  const backing = openBacking(config, log);
  const { pools, replicas, redis, keys } = backing;
  await requireSchema(pools.db);
  if (config.adminKey) await presetAdmin(pools.db, config.adminKey, log);
  const pictures = await openServerPictures(config, pools.db, log);
  const registry = createRegistry();
  const metrics = createServerMetrics(registry);
  const following = { resumeEvents: config.wire.resumeEvents, slowLimit: config.wire.memoryEvents, log, metrics };
  const live = await openLive(config, backing, { metrics, pictures, log });
  replicas.addMetrics(registry);
  const streams = openEventStreams(live, following);
  const [id, state] = [randomUUID(), { isServing: true }];
  const context = await openContext(config, { id, backing, pictures, live, streams, registry, metrics, log, state });
  addFleetMetrics(registry, context.fleet);
  const app = createApp(context, { ...PAGES, trustProxy: config.http.trustProxy });
  live.onRemoved(pictures.forgetRefused);
  const http = openHttp(app, config.http.keepAliveMs);
  const drain = watchConnections(http);
  servePlainUpgrades(http);
  const sockets = startSocketServer(http, {
    ...{ live, redis, keys, db: pools.db, readerSecret: context.readerSecret, ...following },
    admission: { origins: originsOf(config), trustProxy: config.http.trustProxy },
    addressSockets: config.limits.addressSockets,
  });
  const gauges: ServerGauges = {
    wireSeq: () => live.history.memory.last(),
    readers: () => ({ socket: sockets.readers(), stream: streams.readers() }),
    channels: () => live.hub.channels(),
    slowReaders: () => sockets.slowReaders(),
    watchedStories: () => live.stories.watchers().size,
  };
  addOwnGauges(registry, gauges, config, log);
  const port = await listen(http, config.http.port, config.http.host);
  const { canaryMs } = config;
  const canaryMetrics = canaryMs > 0 ? createCanaryMetrics(registry) : undefined;
  const canary = canaryMetrics && startCanary({ ...context, live, metrics: canaryMetrics, everyMs: canaryMs });
  const lag = watchOwnLag(async () => (await readWireState(pools.db)).lastSeq, gauges.wireSeq);
  const own = () => serverFigures(gauges, metrics, canaryMetrics?.figures(canaryMs / 1_000), lag());
  const presence = startPresence({ id, redis, keys, log, port, own });
  log.info({ port }, 'server started');
  const ended = live.ended.then(() => log.error('Postgres has lost events of the wire; it goes on under another id'));
  return {
    port,
    ended,
    async close() {
      state.isServing = false;
      await Promise.all([presence.close(), canary?.close(), context.reachAsks.close()]);
      const drained = drain();
      streams.close();
      await sockets.close();
      drained();
      await Promise.all([live.close(), context.previews.close(), pictures.close(), context.site.close()]);
      await backing.close();
      log.info('server stopped');
    },
  };
}

/** Follows the wire; from then on, replicas must have what it has delivered. */
async function openLive(
  config: Config,
  { pools, replicas, redis, tailRedis, keys }: Backing,
  { metrics, pictures, log }: Pick<ContextDeps, 'metrics' | 'pictures' | 'log'>,
): Promise<LiveWire> {
  const live = await startLiveWire({
    ...{ db: pools.tail, backfillDb: pools.catchUp, backfillReads: replicas.catchUp },
    ...{ redis, tailRedis, keys, log, metrics },
    memoryEvents: config.wire.memoryEvents,
    shown: pictures.shown,
  });
  replicas.follow(live.history);
  return live;
}

/** Opens the proxy for pictures; its addresses are the same on every server. */
async function openServerPictures(config: Config, db: Database, log: Logger): Promise<Pictures> {
  const secret = await ensureSecret(db, PICTURE_SECRET);
  return openPictures({ db, config: config.images, secret, publicUrl: config.feeds.publicUrl, log });
}

/** Presets the admin key and logs the ids of earlier preset keys, so that unused ones can be revoked. */
async function presetAdmin(db: Database, key: string, log: Logger): Promise<void> {
  const { id, revoked, others } = await ensureAdmin(db, key);
  if (revoked) log.warn({ keyId: id }, 'NEWSWIRE_ADMIN_KEY was revoked and gives no access; set another one');
  if (others.length > 0) {
    log.warn({ keyIds: others }, 'other preset admin keys are still valid; revoke those that no server uses');
  }
}

/** Sites whose pages may open sockets. Includes the public URL, because a proxy may change the `Host` header. */
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
