import { v7 as newId } from 'uuid';
import { canonicaliseFilter } from '../../shared/domain/filter.ts';
import {
  type CarriedEvent,
  concerns,
  isForReaders,
  type ReaderEvent,
  type WireEvent,
} from '../../shared/domain/wire-event.ts';
import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { readEvents } from '../../shared/node/db/event-store.ts';
import { logAttempt } from '../../shared/node/db/webhook-delivery-store.ts';
import {
  failWebhook,
  findWebhookToSend,
  type LeasedWebhook,
  leaseWebhook,
  moveWebhook,
  postponeWebhook,
  releaseWebhook,
} from '../../shared/node/db/webhook-store.ts';
import { readWireState } from '../../shared/node/db/wire-store.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { HostBusy } from '../outgoing/host-busy.ts';
import type { Call, ReceiverSlots } from '../outgoing/receiver-slots.ts';
import { webhookRetryMs } from './retry-delay.ts';
import { sendEvent } from './send-event.ts';

const PAGE = 100;
/** After so long another webhook has its turn. */
const TURN_MS = 20_000;
/** A turn, and a last delivery that takes its time. */
const LEASE_MS = 60_000;
/** Who has answered nothing good for three days has most likely moved on. */
const DISABLE_MS = 3 * 24 * 3_600_000;
const GONE = 410;
const OUR_FAULT = 'Delivering to it has failed on our side for three days.';

export interface DeliverDeps {
  db: Database;
  net: GuardedFetch;
  log: Logger;
  slots: ReceiverSlots;
}

/** What one delivery has come to. */
interface Delivered {
  /** The next event may follow. */
  mayGoOn: boolean;
  /** Undefined when nothing was sent. */
  isAnswered: boolean | undefined;
}

/**
 * Tells a webhook what it has not heard yet, in order: an event is sent only when the one before was taken. A crash
 * between sending and writing that down sends it again, under the same id.
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
    // Postgres is away, or something in this webhook cannot be read: others must not wait for it.
    log.error({ err: error, webhook: webhook.id }, 'delivering failed on our side');
    const retryMs = webhookRetryMs(webhook.failures + 1, undefined);
    await failWebhook(db, webhook, { retryMs, disableMs: DISABLE_MS, why: OUR_FAULT, forGood: false });
  } finally {
    if ('release' in slot) slot.release(isAnswered);
    await releaseWebhook(db, webhook);
  }
}

/** Delivers until there is nothing left, something was not taken, or others have their turn; was the last one answered? */
async function takeTurn(deps: DeliverDeps, webhook: LeasedWebhook, stop: AbortSignal): Promise<boolean | undefined> {
  const endAt = Date.now() + TURN_MS;
  const { feedId } = await readWireState(deps.db);
  let reached = webhook.seq;
  let isAnswered: boolean | undefined;
  while (Date.now() < endAt && !stop.aborted) {
    const page = await readEvents(deps.db, { after: reached, limit: PAGE });
    const last = page.at(-1)?.event.seq;
    if (last === undefined) return isAnswered;
    for (const { event } of wantedBy(webhook, page)) {
      if (Date.now() >= endAt || stop.aborted) return isAnswered;
      const delivered = await deliverOne(deps, webhook, event, feedId);
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

function wantedBy({ filter, events }: LeasedWebhook, page: CarriedEvent[]): ReaderEvent[] {
  const canonical = canonicaliseFilter(filter);
  return page.filter((carried) => concerns(canonical, carried)).filter(({ event }) => events.includes(event.type));
}

async function deliverOne(
  { db, net, log }: DeliverDeps,
  webhook: LeasedWebhook,
  event: WireEvent,
  feedId: string,
): Promise<Delivered> {
  const sent = await sendEvent(net, webhook, event, feedId);
  const isAnswered = sent.isUnsendable ? undefined : sent.answered !== null;
  return inTransaction(db, async (tx) => {
    await logAttempt(tx, sent);
    // What cannot be written can never be sent: the next one is.
    if (sent.error === null || sent.isUnsendable) {
      return { mayGoOn: await moveWebhook(tx, webhook, event.seq), isAnswered };
    }
    log.info({ webhook: webhook.id, seq: event.seq, error: sent.error }, 'a webhook did not take an event');
    const forGood = sent.answered === GONE;
    const why = forGood
      ? 'The receiver answered 410: it is gone.'
      : `It has failed for three days; at last: ${sent.error}`;
    const retryMs = webhookRetryMs(webhook.failures + 1, sent.retryAfter);
    await failWebhook(tx, webhook, { retryMs, disableMs: DISABLE_MS, why, forGood });
    return { mayGoOn: false, isAnswered };
  });
}

/**
 * Sends one event again because somebody asked for it; throws when it was not taken, to be tried again, and HostBusy when
 * it is not its host's turn.
 */
export async function redeliver({ db, net, slots }: DeliverDeps, webhookId: string, seq: number): Promise<void> {
  const webhook = await findWebhookToSend(db, webhookId);
  const [carried] = await readEvents(db, { after: seq - 1, upTo: seq, limit: 1 });
  if (!webhook || !carried || !isForReaders(carried)) return;
  const { feedId } = await readWireState(db);
  const slot = slots.take(callOf(webhook));
  if ('waitMs' in slot) throw new HostBusy(slot.waitMs);
  let isAnswered: boolean | undefined;
  try {
    const sent = await sendEvent(net, webhook, carried.event, feedId);
    isAnswered = sent.isUnsendable ? undefined : sent.answered !== null;
    await logAttempt(db, sent);
    if (sent.error !== null && !sent.isUnsendable) throw new Error(sent.error);
  } finally {
    slot.release(isAnswered);
  }
}
