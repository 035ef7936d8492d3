import type { AlertsConfig } from '../../shared/node/config/alerts-config.ts';
import { deleteUnconfirmedBefore } from '../../shared/node/db/alert/address-store.ts';
import { deleteConfirmationsBefore } from '../../shared/node/db/alert/confirmation-store.ts';
import { deleteMessagesBefore } from '../../shared/node/db/alert/message-store.ts';
import { deleteAlertItemsBefore } from '../../shared/node/db/alert/recipient-store.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import { openGuardedFetch, userAgent } from '../../shared/node/net/guarded-fetch.ts';
import { ALERT_MESSAGES, openOutgoingQueue } from '../../shared/node/queue/outgoing-queue.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { WorkerMetrics } from '../worker-metrics.ts';
import { createAlertLoops } from './alert-loops.ts';
import { openMailer } from './send-mail.ts';
import { startAlertSender } from './start-alert-sender.ts';

const MATCH_EVERY_MS = 250;
const RELEASE_EVERY_MS = 500;
const TIDY_EVERY_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
const UNCONFIRMED_MS = 48 * HOUR_MS;
const KEEP_MS = 3 * 24 * HOUR_MS;
const CONFIRMATIONS_MS = 30 * 24 * HOUR_MS;
const BATCH = 500;
const SEND_MS = 5_000;
const CONNECT_MS = 2_000;
const ANSWER_MAX_BYTES = 64 * 1_024;

export interface AlertsOptions {
  /** For the queue's producers; `workerRedis` is for its worker. */
  redis: RedisClient;
  workerRedis: RedisClient;
  keys: RedisKeys;
  config: AlertsConfig;
  metrics: WorkerMetrics;
}

interface AlertsDeps {
  db: Database;
  log: Logger;
}

interface Running {
  close(): Promise<void>;
}

/** Sends alerts to readers' addresses until closed; where they are off, it only tidies. */
export function startAlerts(deps: AlertsDeps, options: AlertsOptions): Running {
  const { publicUrl } = options.config;
  const { db, log } = deps;
  const maintenance = startLoop({ name: 'alert maintenance', log, pauseMs: TIDY_EVERY_MS, run: () => tidy(db) });
  const delivery = publicUrl === undefined ? undefined : startDelivery(deps, options, publicUrl);
  return {
    async close() {
      await Promise.all([maintenance.close(), delivery?.close()]);
    },
  };
}

function startDelivery({ db, log }: AlertsDeps, options: AlertsOptions, publicUrl: string): Running {
  const { config, metrics, workerRedis, keys } = options;
  const net = openGuardedFetch({
    policy: config.policy,
    userAgent: userAgent(publicUrl),
    ...{ totalMs: SEND_MS, connectMs: CONNECT_MS, maxBytes: ANSWER_MAX_BYTES },
  });
  const mailer = config.mail && openMailer({ log, ...config.mail, host: new URL(publicUrl).hostname });
  const queue = openOutgoingQueue(options.redis, keys, ALERT_MESSAGES);
  const { match, release } = createAlertLoops({ db, log, queue, metrics });
  const sender = startAlertSender({ db, net, mailer, log, metrics, publicUrl }, workerRedis, keys);
  const loops = [
    startLoop({ name: 'alerts', log, pauseMs: MATCH_EVERY_MS, run: match }),
    startLoop({ name: 'alert release', log, pauseMs: RELEASE_EVERY_MS, run: release }),
  ];
  return {
    async close() {
      await Promise.all(loops.map((loop) => loop.close()));
      await sender.close();
      await Promise.all([queue.close(), net.close()]);
    },
  };
}

async function tidy(db: Database): Promise<void> {
  const before = (ms: number): Date => new Date(Date.now() - ms);
  const tasks = [
    () => deleteUnconfirmedBefore(db, before(UNCONFIRMED_MS), BATCH),
    () => deleteConfirmationsBefore(db, before(CONFIRMATIONS_MS), BATCH),
    () => deleteAlertItemsBefore(db, before(KEEP_MS), BATCH),
    () => deleteMessagesBefore(db, before(KEEP_MS), BATCH),
  ];
  for (const task of tasks) while ((await task()) === BATCH);
}
