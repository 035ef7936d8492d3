import { formatPosition } from '../../shared/domain/position.ts';
import type { FilteredEvent } from '../../shared/domain/wire-event.ts';
import { type Attempt, deliveryId } from '../../shared/node/db/webhook/delivery-store.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { type Outcome, sendSigned } from './send-signed.ts';

/** The result of one attempt to deliver an event. */
export type Sent = Attempt & Outcome;

/** Sends one event of the wire, signed; returns failures instead of throwing them. */
export async function sendEvent(
  net: GuardedFetch,
  webhook: { id: string; url: string; secret: string },
  event: FilteredEvent,
  wireId: string,
): Promise<Sent> {
  const outcome = await sendSigned(net, webhook, {
    id: deliveryId(webhook.id, event.seq),
    body() {
      const position = formatPosition(wireId, event.seq);
      return JSON.stringify({ type: event.type, timestamp: event.at, position, data: event });
    },
  });
  return { webhookId: webhook.id, seq: event.seq, type: event.type, ...outcome };
}
