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
} from '../../shared/node/db/push/notification-store.ts';
import { deleteSubscription } from '../../shared/node/db/push/subscription-store.ts';
import { type VapidKeys, vapidKeys } from '../../shared/node/db/push/vapid-store.ts';
import { listStoriesById } from '../../shared/node/db/story/story-list-store.ts';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { FetchAnswer, GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { isOfBrowser, isPushEndpoint } from '../../shared/node/net/push-services.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { HostBusy } from '../outgoing/host-busy.ts';
import type { ReceiverSlots, Slot } from '../outgoing/receiver-slots.ts';
import { sentTextsIn } from '../outgoing/sent-texts.ts';
import { TryLater } from '../outgoing/try-later.ts';
import type { WorkerMetrics } from '../worker-metrics.ts';
import type { AddedSentences } from './added-sentences.ts';
import { pushMessage, toldStory } from './push-message.ts';

export interface SendDeps {
  db: Database;
  net: GuardedFetch;
  log: Logger;
  metrics: WorkerMetrics;
  /** Contact address for push services: a `mailto:` or `https:` URL. */
  subject: string;
  /** Additional push services besides the browsers' own. */
  hosts: readonly string[];
  slots: ReceiverSlots;
  added: AddedSentences;
}

/** How long a push service stores a message for an offline device, and its urgency for a sleeping one. */
const DELIVERY = {
  flash: { TTL: 6 * 3_600, urgency: 'high' },
  urgent: { TTL: 12 * 3_600, urgency: 'normal' },
  routine: { TTL: 24 * 3_600, urgency: 'low' },
} as const satisfies Record<Priority, { TTL: number; urgency: string }>;
const REFUSALS_MAX = 5;
/** Our signature was rejected, which is not the subscription's fault. */
const OUR_FAULT = [401, 403];

/**
 * Sends one notification. Throws TryLater when its push service asks to wait, HostBusy when its host has no free slot.
 * Safe to run twice.
 */
export async function sendNotification(deps: SendDeps, id: string): Promise<void> {
  const { db } = deps;
  const outgoing = await findOutgoing(db, id);
  if (!outgoing) return;
  if (!isPushEndpoint(outgoing.endpoint, deps.hosts)) return end(deps, outgoing, 'unknown push service');
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

/** Encrypts the message; undefined when there is nothing left to say or writing it fails. */
async function prepare(deps: SendDeps, outgoing: OutgoingNotification): Promise<RequestDetails | undefined> {
  const { db, metrics, log } = deps;
  // Errors up to the `try` come from Postgres and are retried.
  const stories = await listStoriesById(db, outgoing.storyIds);
  const told = toldStory(outgoing, stories);
  const added = told && (await deps.added(told));
  const keys = await vapidKeys(db);
  try {
    const message = pushMessage(outgoing, stories, added, await sentTextsIn(outgoing.language));
    if (message) return await encrypt(outgoing, JSON.stringify(message), { subject: deps.subject, ...keys });
    metrics.push('dropped');
    await markDropped(db, outgoing.id);
  } catch (error) {
    metrics.push('skipped');
    log.error({ err: error, notification: outgoing.id }, 'could not write a notification');
    await markRefused(db, outgoing.id, REFUSALS_MAX);
  }
  return undefined;
}

async function encrypt(
  outgoing: OutgoingNotification,
  text: string,
  vapidDetails: { subject: string } & VapidKeys,
): Promise<RequestDetails> {
  // Loaded only where notifications are sent.
  const { default: webPush } = await import('web-push');
  const { endpoint, p256dh, auth, priority, storylineId } = outgoing;
  return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
    ...DELIVERY[priority],
    // For an offline device, the push service keeps only the newest message per topic.
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
  // undici sets the body's length itself.
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

/** A story retracted while its notification was being sent gets a withdrawal, like one that was already delivered. */
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
