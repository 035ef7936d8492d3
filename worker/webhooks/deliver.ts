import { v7 as newId } from 'uuid';
import { type FilteredEvent, isForFilters } from '../../shared/domain/wire-event.ts';
import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { logAttempt } from '../../shared/node/db/webhook/delivery-store.ts';
import {
  failWebhook,
  findWebhookToSend,
  type LeasedWebhook,
  leaseWebhook,
  moveWebhook,
  postponeWebhook,
  releaseWebhook,
} from '../../shared/node/db/webhook/webhook-store.ts';
import { readEvents } from '../../shared/node/db/wire/event-store.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import type { WebhookJob } from '../../shared/node/queue/webhook-queue.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { HostBusy } from '../outgoing/host-busy.ts';
import type { Call, ReceiverSlots } from '../outgoing/receiver-slots.ts';
import { webhookRetryMs } from './retry-delay.ts';
import { sendEvent } from './send-event.ts';
import { wantedBy } from './wanted-by.ts';

const PAGE = 100;
/** After this long, another webhook gets its turn. */
const TURN_MS = 20_000;
/** Covers a turn and a slow last delivery. */
const LEASE_MS = 60_000;
/** A receiver that has failed for three days is most likely gone. */
const DISABLE_MS = 3 * 24 * 3_600_000;
const GONE = 410;
const OUR_FAULT = 'Delivery has failed for three days because of an internal error.';

export interface DeliverDeps {
  db: Database;
  net: GuardedFetch;
  log: Logger;
  slots: ReceiverSlots;
}

/** The result of one delivery. */
interface Delivered {
  /** True when the next event may follow. */
  mayGoOn: boolean;
  /** Undefined when nothing was sent. */
  isAnswered: boolean | undefined;
}

/**
 * Delivers pending events to a webhook in order: an event is sent only after the previous one was accepted. A crash
 * between sending and recording that sends it again under the same id.
 */
export async function deliver(deps: DeliverDeps, webhookId: string, stop: AbortSignal): Promise<void> {
  const { db, log, slots } = deps;
  const webhook = await leaseWebhook(db, webhookId, newId(), LEASE_MS);
  if (!webhook) return;
  const slot = slots.take(callOf(webhook));
  let isAnswered: boolean | undefined;
  try {
    if ('waitMs' in slot) await postponeWebhook(db, webhook, slot.waitMs);
    else isAnswered = await takeTurn(deps, webhook, stop);
  } catch (error) {
    // Postgres is down, or this webhook contains something unreadable: others must not wait for it.
    log.error({ err: error, webhook: webhook.id }, 'delivery failed inside the worker');
    const retryMs = webhookRetryMs(webhook.failures + 1, undefined);
    await failWebhook(db, webhook, { retryMs, disableMs: DISABLE_MS, why: OUR_FAULT, forGood: false });
  } finally {
    if ('release' in slot) slot.release(isAnswered);
    await releaseWebhook(db, webhook);
  }
}

/** Delivers until none are left, one fails, or the turn ends. Returns whether the last one was answered. */
async function takeTurn(deps: DeliverDeps, webhook: LeasedWebhook, stop: AbortSignal): Promise<boolean | undefined> {
  const endAt = Date.now() + TURN_MS;
  const { wireId } = await readWireState(deps.db);
  let reached = webhook.seq;
  let isAnswered: boolean | undefined;
  while (Date.now() < endAt && !stop.aborted) {
    const page = await readEvents(deps.db, { after: reached, limit: PAGE });
    const last = page.at(-1)?.event.seq;
    if (last === undefined) return isAnswered;
    for (const { event } of wantedBy(webhook, page)) {
      if (Date.now() >= endAt || stop.aborted) return isAnswered;
      const delivered = await deliverOne(deps, webhook, event, wireId);
      isAnswered = delivered.isAnswered ?? isAnswered;
      if (!delivered.mayGoOn) return isAnswered;
    }
    if (!(await moveWebhook(deps.db, webhook, last))) return isAnswered;
    reached = last;
  }
  return isAnswered;
}

function callOf({ url, publisherId }: Pick<LeasedWebhook, 'url' | 'publisherId'>): Call {
  return { host: new URL(url).host, namedBy: publisherId };
}

async function deliverOne(
  { db, net, log }: DeliverDeps,
  webhook: LeasedWebhook,
  event: FilteredEvent,
  wireId: string,
): Promise<Delivered> {
  const sent = await sendEvent(net, webhook, event, wireId);
  const isAnswered = sent.isUnsendable ? undefined : sent.answered !== null;
  return inTransaction(db, async (tx) => {
    await logAttempt(tx, sent);
    // An unsendable event never succeeds, so continue with the next.
    if (sent.error === null || sent.isUnsendable) {
      return { mayGoOn: await moveWebhook(tx, webhook, event.seq), isAnswered };
    }
    log.info({ webhook: webhook.id, seq: event.seq, error: sent.error }, 'a webhook did not accept an event');
    const forGood = sent.answered === GONE;
    const why = forGood
      ? 'The receiver answered 410: it is gone.'
      : `It has failed for three days. Last error: ${sent.error}`;
    const retryMs = webhookRetryMs(webhook.failures + 1, sent.retryAfter);
    await failWebhook(tx, webhook, { retryMs, disableMs: DISABLE_MS, why, forGood });
    return { mayGoOn: false, isAnswered };
  });
}

/**
 * Resends one event on request. Throws when it was not accepted, so that it is retried, and HostBusy when its host has
 * no free slot.
 */
export async function redeliver({ db, net, slots }: DeliverDeps, { webhookId, seq }: WebhookJob): Promise<void> {
  if (seq === undefined) throw new Error('the job names no event');
  const webhook = await findWebhookToSend(db, webhookId);
  const [envelope] = await readEvents(db, { after: seq - 1, upTo: seq, limit: 1 });
  if (!webhook || !envelope || !isForFilters(envelope)) return;
  const { wireId } = await readWireState(db);
  const slot = slots.take(callOf(webhook));
  if ('waitMs' in slot) throw new HostBusy(slot.waitMs);
  let isAnswered: boolean | undefined;
  try {
    const sent = await sendEvent(net, webhook, envelope.event, wireId);
    isAnswered = sent.isUnsendable ? undefined : sent.answered !== null;
    await logAttempt(db, sent);
    if (sent.error !== null && !sent.isUnsendable) throw new Error(sent.error);
  } finally {
    slot.release(isAnswered);
  }
}
