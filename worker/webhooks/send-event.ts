import { Webhook } from 'standardwebhooks';
import { cutText } from '../../shared/domain/cut-text.ts';
import { formatPosition } from '../../shared/domain/position.ts';
import type { FilteredEvent } from '../../shared/domain/wire-event.ts';
import { type Attempt, deliveryId } from '../../shared/node/db/webhook/delivery-store.ts';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';

const ERROR_MAX_CHARACTERS = 300;

/** The result of one attempt, with the receiver's Retry-After. */
export interface Sent extends Attempt {
  retryAfter: string | undefined;
  /** True when nothing was sent because the event could not be serialised or signed. */
  isUnsendable: boolean;
}

/** Sends one event, signed according to Standard Webhooks; returns failures instead of throwing them. */
export async function sendEvent(
  net: GuardedFetch,
  webhook: { id: string; url: string; secret: string },
  event: FilteredEvent,
  wireId: string,
): Promise<Sent> {
  const began = Date.now();
  const attempt = {
    webhookId: webhook.id,
    seq: event.seq,
    type: event.type,
    retryAfter: undefined,
    isUnsendable: false,
  };
  let request: ReturnType<typeof signedRequest>;
  try {
    request = signedRequest(webhook, event, wireId);
  } catch {
    // Hides the original error, which may contain the secret.
    const error = 'The event could not be serialised and signed.';
    return { ...attempt, answered: null, error, tookMs: Date.now() - began, isUnsendable: true };
  }
  try {
    const { status, headers } = await net.fetch(webhook.url, request);
    const error = status >= 200 && status <= 299 ? null : `The receiver answered ${status}.`;
    return { ...attempt, answered: status, error, tookMs: Date.now() - began, retryAfter: headers['retry-after'] };
  } catch (failure) {
    if (!(failure instanceof FetchError)) throw failure;
    const error = cutText(`${failure.code}: ${failure.message}`, ERROR_MAX_CHARACTERS);
    return { ...attempt, answered: null, error, tookMs: Date.now() - began };
  }
}

function signedRequest({ id, secret }: { id: string; secret: string }, event: FilteredEvent, wireId: string) {
  const position = formatPosition(wireId, event.seq);
  const body = JSON.stringify({ type: event.type, timestamp: event.at, position, data: event });
  const messageId = deliveryId(id, event.seq);
  // The time of this attempt: receivers reject old messages to prevent replays.
  const now = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(messageId, now, body),
  };
  return { method: 'POST', headers, body } as const;
}
