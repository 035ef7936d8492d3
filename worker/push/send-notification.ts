import { v7 as newId } from 'uuid';
import type { RequestDetails } from 'web-push';
import type { Priority } from '../../shared/domain/story.ts';
import type { Database } from '../../shared/node/db/database.ts';
import {
  addNotifications,
  findOutgoing,
  markDropped,
  markRefused,
  markSent,
  type OutgoingNotification,
} from '../../shared/node/db/push-notification-store.ts';
import { deleteSubscription } from '../../shared/node/db/push-subscription-store.ts';
import { listStoriesById } from '../../shared/node/db/story-list-store.ts';
import { type VapidKeys, vapidKeys } from '../../shared/node/db/vapid-store.ts';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { FetchAnswer, GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { isOfBrowser, isPushEndpoint } from '../../shared/node/net/push-services.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { WorkerMetrics } from '../../shared/node/telemetry/worker-metrics.ts';
import { HostBusy } from '../outgoing/host-busy.ts';
import type { ReceiverSlots, Slot } from '../outgoing/receiver-slots.ts';
import { pushMessage } from './push-message.ts';
import { TryLater } from './try-later.ts';

export interface SendDeps {
  db: Database;
  net: GuardedFetch;
  log: Logger;
  metrics: WorkerMetrics;
  /** Whom a push service writes to when something is wrong: a `mailto:` or `https:` address. */
  subject: string;
  /** Push services besides those of the browsers. */
  hosts: readonly string[];
  slots: ReceiverSlots;
}

/** How long a push service keeps it for a device that is off, and how much it may disturb one that sleeps. */
const DELIVERY = {
  flash: { TTL: 6 * 3_600, urgency: 'high' },
  urgent: { TTL: 12 * 3_600, urgency: 'normal' },
  routine: { TTL: 24 * 3_600, urgency: 'low' },
} as const satisfies Record<Priority, { TTL: number; urgency: string }>;
const REFUSALS_MAX = 5;
/** Our signature was refused: a matter between the push service and us, whatever subscription it was for. */
const OUR_FAULT = [401, 403];

/**
 * Sends one notification; throws TryLater when its push service asks for patience, HostBusy when it is not its host's
 * turn. Safe to run twice.
 */
export async function sendNotification(deps: SendDeps, id: string): Promise<void> {
  const { db } = deps;
  const outgoing = await findOutgoing(db, id);
  if (!outgoing) return;
  if (!isPushEndpoint(outgoing.endpoint, deps.hosts)) return end(deps, outgoing, 'no push service that we know');
  const slot = takeSlot(deps, outgoing);
  let isAnswered: boolean | undefined;
  try {
    const request = await prepare(deps, outgoing);
    if (!request) return;
    const answer = await post(deps, outgoing.endpoint, request);
    isAnswered = !(answer instanceof FetchError);
    await settle(deps, outgoing, answer);
  } finally {
    slot.release(isAnswered);
  }
}

function takeSlot({ slots }: SendDeps, { endpoint, priority }: OutgoingNotification): Slot {
  const slot = slots.take({
    host: new URL(endpoint).host,
    isTrusted: isOfBrowser(endpoint),
    isFlash: priority === 'flash',
  });
  if ('waitMs' in slot) throw new HostBusy(slot.waitMs);
  return slot;
}

/** What is to be sent, encrypted; undefined when there is nothing to tell any more, or it cannot be told. */
async function prepare(deps: SendDeps, outgoing: OutgoingNotification): Promise<RequestDetails | undefined> {
  const { db, metrics, log } = deps;
  // What fails from here on is Postgres, and tried again.
  const stories = await listStoriesById(db, outgoing.storyIds);
  const keys = await vapidKeys(db);
  try {
    const message = pushMessage(outgoing, stories);
    if (message) return await encrypt(outgoing, JSON.stringify(message), { subject: deps.subject, ...keys });
    metrics.push('dropped');
    await markDropped(db, outgoing.id);
  } catch (error) {
    metrics.push('skipped');
    log.error({ err: error, notification: outgoing.id }, 'a notification could not be written');
    await markRefused(db, outgoing.id, REFUSALS_MAX);
  }
  return undefined;
}

async function encrypt(
  outgoing: OutgoingNotification,
  text: string,
  vapidDetails: { subject: string } & VapidKeys,
): Promise<RequestDetails> {
  // Loaded where notifications are sent.
  const { default: webPush } = await import('web-push');
  const { endpoint, p256dh, auth, priority, storylineId } = outgoing;
  return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
    ...DELIVERY[priority],
    // The push service keeps only the newest of a topic for a device that is off.
    ...(storylineId !== null && { topic: Buffer.from(storylineId.replaceAll('-', ''), 'hex').toString('base64url') }),
    vapidDetails,
    contentEncoding: 'aes128gcm',
  });
}

async function post(
  { net }: SendDeps,
  endpoint: string,
  { headers: given, body }: RequestDetails,
): Promise<FetchAnswer | FetchError> {
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
  // The body's length is undici's to say.
  delete headers['Content-Length'];
  try {
    return await net.fetch(endpoint, { method: 'POST', headers, body: body as Buffer });
  } catch (error) {
    if (error instanceof FetchError) return error;
    throw error;
  }
}

async function settle(deps: SendDeps, outgoing: OutgoingNotification, answer: FetchAnswer | FetchError): Promise<void> {
  const { db, log, metrics } = deps;
  if (answer instanceof FetchError) {
    if (answer.code === 'network' || answer.code === 'timeout') throw new TryLater(answer.message);
    return end(deps, outgoing, answer.code);
  }
  const { status, headers } = answer;
  if (status >= 200 && status < 300) {
    metrics.push('sent');
    return noteSent(db, outgoing);
  }
  if (status === 404 || status === 410) return end(deps, outgoing, `answered ${status}`);
  if (status === 429 || status >= 500)
    throw new TryLater(`the push service answered ${status}`, headers['retry-after']);
  metrics.push('refused');
  const about = { notification: outgoing.id, subscription: outgoing.subscriptionId, status };
  log.warn(about, 'a push service refused a notification');
  if (OUR_FAULT.includes(status)) await markDropped(db, outgoing.id);
  else await markRefused(db, outgoing.id, REFUSALS_MAX);
}

async function end({ db, log, metrics }: SendDeps, outgoing: OutgoingNotification, why: string): Promise<void> {
  metrics.push('ended');
  log.info({ subscription: outgoing.subscriptionId, why }, 'a subscription has ended');
  await deleteSubscription(db, outgoing.endpoint);
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
