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
  releaseWebhook,
} from '../../shared/node/db/webhook-store.ts';
import { readWireState } from '../../shared/node/db/wire-store.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
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

export interface DeliverDeps {
  db: Database;
  net: GuardedFetch;
  log: Logger;
}

/**
 * Tells a webhook what it has not heard yet, in order: an event is sent only when the one before was taken. A crash
 * between sending and writing that down sends it again, under the same id.
 */
export async function deliver(deps: DeliverDeps, webhookId: string, stop: AbortSignal): Promise<void> {
  const webhook = await leaseWebhook(deps.db, webhookId, newId(), LEASE_MS);
  if (!webhook) return;
  const endAt = Date.now() + TURN_MS;
  try {
    const { feedId } = await readWireState(deps.db);
    let reached = webhook.seq;
    while (Date.now() < endAt && !stop.aborted) {
      const page = await readEvents(deps.db, { after: reached, limit: PAGE });
      const last = page.at(-1)?.event.seq;
      if (last === undefined) return;
      for (const { event } of wantedBy(webhook, page)) {
        const mayGoOn = Date.now() < endAt && !stop.aborted;
        if (!mayGoOn || !(await deliverOne(deps, webhook, event, feedId))) return;
      }
      if (!(await moveWebhook(deps.db, webhook, last))) return;
      reached = last;
    }
  } finally {
    await releaseWebhook(deps.db, webhook);
  }
}

function wantedBy({ filter, events }: LeasedWebhook, page: CarriedEvent[]): ReaderEvent[] {
  const canonical = canonicaliseFilter(filter);
  return page.filter((carried) => concerns(canonical, carried)).filter(({ event }) => events.includes(event.type));
}

/** True when it was taken, and the next may follow. */
async function deliverOne(
  { db, net, log }: DeliverDeps,
  webhook: LeasedWebhook,
  event: WireEvent,
  feedId: string,
): Promise<boolean> {
  const sent = await sendEvent(net, webhook, event, feedId);
  return inTransaction(db, async (tx) => {
    await logAttempt(tx, sent);
    if (sent.error === null) return moveWebhook(tx, webhook, event.seq);
    log.info({ webhook: webhook.id, seq: event.seq, error: sent.error }, 'a webhook did not take an event');
    const forGood = sent.answered === GONE;
    const why = forGood
      ? 'The receiver answered 410: it is gone.'
      : `It has failed for three days; at last: ${sent.error}`;
    const retryMs = webhookRetryMs(webhook.failures + 1, sent.retryAfter);
    await failWebhook(tx, webhook, { retryMs, disableMs: DISABLE_MS, why, forGood });
    return false;
  });
}

/** Sends one event again because somebody asked for it; throws when it was not taken, to be tried again. */
export async function redeliver({ db, net }: DeliverDeps, webhookId: string, seq: number): Promise<void> {
  const webhook = await findWebhookToSend(db, webhookId);
  const [carried] = await readEvents(db, { after: seq - 1, upTo: seq, limit: 1 });
  if (!webhook || !carried || !isForReaders(carried)) return;
  const { feedId } = await readWireState(db);
  const sent = await sendEvent(net, webhook, carried.event, feedId);
  await logAttempt(db, sent);
  if (sent.error !== null) throw new Error(sent.error);
}
