import { v7 as newId } from 'uuid';
import webPush from 'web-push';
import type { Priority } from '../../shared/domain/story.ts';
import type { Database } from '../../shared/node/db/database.ts';
import {
  addNotifications,
  findOutgoing,
  markDropped,
  markFailed,
  markSent,
  type OutgoingNotification,
} from '../../shared/node/db/push-notification-store.ts';
import { deleteSubscription } from '../../shared/node/db/push-subscription-store.ts';
import { listStoriesById } from '../../shared/node/db/story-store.ts';
import { vapidKeys } from '../../shared/node/db/vapid-store.ts';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { FetchAnswer, GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { WorkerMetrics } from '../../shared/node/telemetry/worker-metrics.ts';
import { pushMessage } from './push-message.ts';
import { TryLater } from './try-later.ts';

export interface SendDeps {
  db: Database;
  net: GuardedFetch;
  log: Logger;
  metrics: WorkerMetrics;
  /** Whom a push service writes to when something is wrong: a `mailto:` or `https:` address. */
  subject: string;
}

/** How long a push service keeps it for a device that is off, and how much it may disturb one that sleeps. */
const DELIVERY = {
  flash: { TTL: 6 * 3_600, urgency: 'high' },
  urgent: { TTL: 12 * 3_600, urgency: 'normal' },
  routine: { TTL: 24 * 3_600, urgency: 'low' },
} as const satisfies Record<Priority, { TTL: number; urgency: string }>;
const FAILURES_MAX = 5;

/** Sends one notification; throws TryLater when its push service asks for patience. Safe to run twice. */
export async function sendNotification(deps: SendDeps, id: string): Promise<void> {
  const { db } = deps;
  const outgoing = await findOutgoing(db, id);
  if (!outgoing) return;
  const message = pushMessage(outgoing, await listStoriesById(db, outgoing.storyIds));
  if (!message) {
    deps.metrics.push('dropped');
    return markDropped(db, id);
  }
  const answer = await post(deps, outgoing, JSON.stringify(message));
  await settle(deps, outgoing, answer);
}

async function post(deps: SendDeps, outgoing: OutgoingNotification, text: string): Promise<FetchAnswer | FetchError> {
  const { endpoint, p256dh, auth, priority, storylineId } = outgoing;
  const subscription = { endpoint, keys: { p256dh, auth } };
  try {
    const details = webPush.generateRequestDetails(subscription, text, {
      ...DELIVERY[priority],
      // The push service keeps only the newest of a topic for a device that is off.
      ...(storylineId !== null && { topic: Buffer.from(storylineId.replaceAll('-', ''), 'hex').toString('base64url') }),
      vapidDetails: { subject: deps.subject, ...(await vapidKeys(deps.db)) },
      contentEncoding: 'aes128gcm',
    });
    const headers = Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name, String(value)]));
    // The body's length is undici's to say.
    delete headers['Content-Length'];
    return await deps.net.fetch(endpoint, { method: 'POST', headers, body: details.body });
  } catch (error) {
    if (error instanceof FetchError) return error;
    // Keys that are none: nothing can be encrypted for them.
    return new FetchError('http_400', error instanceof Error ? error.message : String(error));
  }
}

async function settle(deps: SendDeps, outgoing: OutgoingNotification, answer: FetchAnswer | FetchError): Promise<void> {
  const { db, log, metrics } = deps;
  const about = { notification: outgoing.id, subscription: outgoing.subscriptionId };
  if (answer instanceof FetchError) {
    if (answer.code === 'network' || answer.code === 'timeout') throw new TryLater(answer.message);
    metrics.push('ended');
    log.warn({ ...about, code: answer.code }, 'a push service cannot be used; the subscription was ended');
    await deleteSubscription(db, outgoing.endpoint);
    return;
  }
  const { status, headers } = answer;
  if (status >= 200 && status < 300) {
    metrics.push('sent');
    return noteSent(db, outgoing);
  }
  if (status === 404 || status === 410) {
    metrics.push('ended');
    log.info({ ...about, status }, 'a subscription has ended');
    await deleteSubscription(db, outgoing.endpoint);
    return;
  }
  if (status === 429 || status >= 500)
    throw new TryLater(`the push service answered ${status}`, headers['retry-after']);
  metrics.push('refused');
  log.warn({ ...about, status }, 'a push service refused a notification');
  await markFailed(db, outgoing.id, FAILURES_MAX);
}

/** What was retracted while it was on its way is told as withdrawn, like anything that had arrived before. */
async function noteSent(db: Database, sent: OutgoingNotification): Promise<void> {
  if ((await markSent(db, sent.id)) || sent.kind !== 'story') return;
  const { subscriptionId, storyIds, storylineId, rule } = sent;
  await addNotifications(db, [
    {
      id: newId(),
      subscriptionId,
      storyIds,
      storylineId,
      rule,
      eventSeq: null,
      kind: 'withdrawn',
      priority: 'routine',
      heldUntil: null,
    },
  ]);
}
