import type { Registry } from 'prom-client';
import type { RunningCoverage } from '../../shared/contract/coverage-shapes.ts';
import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import type { AlertsConfig } from '../../shared/node/config/alerts-config.ts';
import type { MetricsAccess } from '../../shared/node/config/config.ts';
import type { FeedsConfig } from '../../shared/node/config/feeds-config.ts';
import type { PushConfig } from '../../shared/node/config/push-config.ts';
import type { Database } from '../../shared/node/db/database.ts';
import type { ReadFleet } from '../../shared/node/fleet/fleet-figures.ts';
import type { Backlog } from '../../shared/node/intake/backlog.ts';
import type { Health } from '../../shared/node/lifecycle/health.ts';
import type { NetworkPolicy } from '../../shared/node/net/address-guard.ts';
import type { AllQueues } from '../../shared/node/queue/all-queues.ts';
import type { EditQueue } from '../../shared/node/queue/edit-queue.ts';
import type { FeedQueue } from '../../shared/node/queue/feed-queue.ts';
import type { ReachQueue } from '../../shared/node/queue/reach-queue.ts';
import type { WebhookQueue } from '../../shared/node/queue/webhook-queue.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { BruteForceGuard } from '../limits/brute-force-guard.ts';
import type { FairSlots } from '../limits/fair-slots.ts';
import type { QuickAnswers } from '../limits/quick-answers.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { History } from '../live/history.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { ReachAsks } from '../reach/reach-asks.ts';
import type { ReadRoutes } from '../replicas/route-reads.ts';
import type { WatchedSite } from '../site/watch-site.ts';
import type { EventStreams } from '../sse/event-streams.ts';
import type { ServerMetrics } from '../telemetry/server-metrics.ts';
import type { BodyBudget } from './body/body-budget.ts';
import type { CountRead } from './middleware/limit-requests.ts';
import type { Previews } from './preview/previews.ts';
import type { ReadProfile } from './publisher-profiles.ts';

/** Dependencies of the handlers. */
export interface HttpContext {
  /** For writes, and for reads that need a key. */
  db: Database;
  /** For public reads: their own connections, so that readers cannot delay submissions; at replicas if there are any. */
  reads: ReadRoutes;
  /** Slots for readers' statements that scan thousands of rows. */
  heavyReads: FairSlots;
  /** Slots for CPU-heavy answers. */
  answerSlots: FairSlots;
  /** Slots for pages without a query, so that opening a page never waits for someone's search. */
  pageSlots: FairSlots;
  /** Quick answers, to which CPU-heavy ones give way. */
  quickAnswers: QuickAnswers;
  redis: RedisClient;
  keys: RedisKeys;
  queue: EditQueue;
  feedQueue: FeedQueue;
  webhookQueue: WebhookQueue;
  reachQueue: ReachQueue;
  feeds: FeedsConfig;
  /** Where webhook receivers may be. */
  webhooks: NetworkPolicy;
  /** Where followed installations may be. */
  bridges: NetworkPolicy;
  push: PushConfig;
  alerts: AlertsConfig;
  pictures: Pictures;
  readProfile: ReadProfile;
  /** What the site says of itself. */
  site: WatchedSite;
  log: Logger;
  limits: RateLimits;
  bruteForceGuard: BruteForceGuard;
  /** Limits the request bodies in memory. */
  bodies: BodyBudget;
  /** Limits how often an address may ask for expensive answers. */
  countRead: CountRead;
  /** How much work each publisher has waiting, and its limit. */
  backlog: Backlog;
  /** Signs readers' cookies; the same on every server. */
  readerSecret: string;
  /** Notes a committed change that announces nothing, so that no replica without it answers. */
  wrote: () => void;
  /** Announces recorded submissions without delaying the answer; if it fails, the workers' timer announces them. */
  announceSoon: () => void;
  /** Resolves when everything recorded is on the wire. */
  announce: () => Promise<void>;
  /** Counts whom a story would reach, over all servers. */
  reachAsks: ReachAsks;
  /** Shows publishers how a draft will look. */
  previews: Previews;
  streams: EventStreams;
  /** The wire's history, from the nearest source. */
  history: History;
  trending: () => TrendingTopic[];
  /** The newest live coverages that run. */
  running: () => RunningCoverage[];
  /** Signs operators' cookies; the same on every server. */
  opsSecret: string;
  /** For operators. */
  allQueues: AllQueues;
  fleet: ReadFleet;
  /** Free bytes of the disk that Postgres writes to; null if Postgres is on another machine. */
  freeDisk: () => Promise<number | null>;
  health: Health;
  /** False once the server was told to stop. */
  isServing: () => boolean;
  metrics: ServerMetrics;
  registry: Registry;
  metricsAccess: MetricsAccess;
  /** Where strangers report a vulnerability. */
  securityContact: string | undefined;
  /** Origins whose pages may embed a column; `*` means all. */
  embedOrigins: readonly string[];
}
