import type { Redis } from 'ioredis';
import type { Registry } from 'prom-client';
import type { FeedsConfig, MetricsAccess } from '../../shared/node/config/config.ts';
import type { PushConfig } from '../../shared/node/config/push-config.ts';
import type { Database } from '../../shared/node/db/database.ts';
import type { ReadFleet } from '../../shared/node/fleet/fleet-figures.ts';
import type { Backlog } from '../../shared/node/intake/backlog.ts';
import type { Health } from '../../shared/node/lifecycle/health.ts';
import type { NetworkPolicy } from '../../shared/node/net/address-guard.ts';
import type { AllQueues } from '../../shared/node/queue/all-queues.ts';
import type { EditQueue } from '../../shared/node/queue/edit-queue.ts';
import type { FeedQueue } from '../../shared/node/queue/feed-queue.ts';
import type { WebhookQueue } from '../../shared/node/queue/webhook-queue.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { RateLimits } from '../../shared/node/redis/rate-limits.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { ServerMetrics } from '../../shared/node/telemetry/server-metrics.ts';
import type { TrendingTopic } from '../../shared/wire/http-shapes.ts';
import type { History } from '../feed/history.ts';
import type { Places } from '../feed/places.ts';
import type { EventStreams } from '../sse/event-streams.ts';
import type { BodyBudget } from './body/body-budget.ts';
import type { Guesses } from './guesses.ts';
import type { CountRead } from './limit-reads.ts';
import type { Previews } from './preview/previews.ts';
import type { QuickAnswers } from './quick-answers.ts';

/** What handlers act with. */
export interface HttpContext {
  /** For writes, and for what keys may read. */
  db: Database;
  /** For what anyone may read: connections of its own, so that readers cannot hold up what is handed in. */
  reads: Database;
  /** Places for those of their statements that look at much. */
  heavyReads: Places;
  /** Places for answers that take much of the server's own time. */
  answerPlaces: Places;
  /** The same for pages without a query, so that opening a page never waits for somebody's search. */
  pagePlaces: Places;
  /** Answers that those give way to. */
  quickAnswers: QuickAnswers;
  redis: Redis;
  keys: RedisKeys;
  queue: EditQueue;
  feedQueue: FeedQueue;
  webhookQueue: WebhookQueue;
  /** For operators: every queue as a whole. */
  feeds: FeedsConfig;
  /** Where webhooks may have their receivers. */
  webhooks: NetworkPolicy;
  push: PushConfig;
  log: Logger;
  limits: RateLimits;
  guesses: Guesses;
  /** Bounds the bodies that are in memory. */
  bodies: BodyBudget;
  /** Bounds how often an address may ask for what costs much. */
  countRead: CountRead;
  /** What each publisher has waiting, and may have. */
  backlog: Backlog;
  /** Signs readers' cookies; every server has the same. */
  readerSecret: string;
  /** Announces what was recorded; when that fails, the workers' timer does it. Answers wait for neither. */
  announceSoon: () => void;
  /** Shows publishers what becomes of a story that they write. */
  previews: Previews;
  streams: EventStreams;
  /** The wire's past, from the nearest source. */
  history: History;
  trending: () => TrendingTopic[];
  /** Signs operators' cookies; every server has the same. */
  opsSecret: string;
  allQueues: AllQueues;
  fleet: ReadFleet;
  health: Health;
  /** False from the moment it is told to stop. */
  isServing: () => boolean;
  metrics: ServerMetrics;
  registry: Registry;
  metricsAccess: MetricsAccess;
  /** Origins whose pages may embed a column; `*` stands for all. */
  embedOrigins: readonly string[];
}
