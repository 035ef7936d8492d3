import type { Registry } from 'prom-client';
import type { Config } from '../shared/node/config/config.ts';
import { ensureSecret } from '../shared/node/db/installation/secret-store.ts';
import { openFleet } from '../shared/node/fleet/fleet-figures.ts';
import { openBacklog } from '../shared/node/intake/backlog.ts';
import type { Logger } from '../shared/node/telemetry/logger.ts';
import { createAnnouncer } from '../shared/node/wire/announcer.ts';
import { openAnswerSlots } from './http/answers/answer-turns.ts';
import { openBodyBudget } from './http/body/body-budget.ts';
import type { HttpContext } from './http/context.ts';
import { countReads } from './http/middleware/limit-requests.ts';
import { openPreviews } from './http/preview/previews.ts';
import { openPublisherProfiles } from './http/publisher-profiles.ts';
import { openHeavyReads } from './http/request/heavy-reads.ts';
import { openBruteForceGuard } from './limits/brute-force-guard.ts';
import { openQuickAnswers } from './limits/quick-answers.ts';
import { openRateLimits } from './limits/rate-limits.ts';
import type { LiveWire } from './live/live-wire.ts';
import type { Backing } from './open-backing.ts';
import type { Pictures } from './pictures/pictures.ts';
import { ownReaders } from './reach/own-readers.ts';
import { startReachAsks } from './reach/reach-asks.ts';
import { serverHealth } from './server-health.ts';
import { watchSite } from './site/watch-site.ts';
import type { EventStreams } from './sse/event-streams.ts';
import { freeDisk } from './telemetry/free-disk.ts';
import type { ServerMetrics } from './telemetry/server-metrics.ts';

/** Names of the secrets in Postgres. */
const READER_SECRET = 'reader-cookies';
const OPS_SECRET = 'ops-sessions';

/** What the handlers share with the rest of the server. */
export interface ContextDeps {
  /** By which other servers know this one. */
  id: string;
  backing: Backing;
  pictures: Pictures;
  live: LiveWire;
  streams: EventStreams;
  registry: Registry;
  metrics: ServerMetrics;
  log: Logger;
  state: { isServing: boolean };
}

/** Opens the dependencies of the HTTP handlers. */
export async function openContext(config: Config, deps: ContextDeps): Promise<HttpContext> {
  const { id, backing, pictures, live, streams, registry, metrics, log, state } = deps;
  const { pools, replicas, redis, askedRedis, keys, queue, feedQueue, webhookQueue, allQueues } = backing;
  const { db } = pools;
  const { reads, wrote } = replicas;
  const limits = openRateLimits(redis, keys, config.limits.keyRequests);
  const announcer = createAnnouncer({ db, redis, keys, streamEvents: config.redis.streamEvents });
  const isServing = (): boolean => state.isServing;
  return {
    ...{ db, reads, wrote, redis, keys, queue, feedQueue, webhookQueue, allQueues },
    ...{ log, metrics, registry, limits, streams },
    feeds: config.feeds,
    webhooks: config.webhooks,
    bridges: config.bridges,
    push: config.push,
    alerts: config.alerts,
    pictures,
    readProfile: openPublisherProfiles(reads, pictures.icons),
    site: await watchSite(db, log),
    bruteForceGuard: openBruteForceGuard(limits),
    bodies: openBodyBudget(),
    heavyReads: openHeavyReads(config.database.readPoolSize),
    answerSlots: openAnswerSlots(),
    pageSlots: openAnswerSlots(),
    quickAnswers: openQuickAnswers(),
    countRead: countReads(config.limits.addressReads),
    backlog: openBacklog({ db, most: config.limits.backlog, onFull: metrics.backlogFull }),
    readerSecret: await ensureSecret(db, READER_SECRET),
    opsSecret: await ensureSecret(db, OPS_SECRET),
    announce: () => announcer.announce(),
    announceSoon() {
      wrote();
      announcer.announce().catch((error) => log.warn({ err: error }, 'not announced; a worker will do it'));
    },
    reachQueue: backing.reachQueue,
    reachAsks: startReachAsks({
      ...{ id, redis, askedRedis, keys, log },
      own: (envelope) => ownReaders(live, envelope),
    }),
    previews: openPreviews(),
    history: live.history,
    trending: () => live.trending.current(),
    running: () => live.running.current(),
    fleet: openFleet({ db, redis, keys, allQueues }),
    freeDisk: () => freeDisk(config, db),
    health: serverHealth({ db, redis, live, isServing, replicas: replicas.states }),
    isServing,
    metricsAccess: config.metrics,
    embedOrigins: config.embedOrigins,
    securityContact: config.securityContact,
  };
}
