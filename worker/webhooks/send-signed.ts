import { Webhook } from 'standardwebhooks';
import { cutText } from '../../shared/domain/cut-text.ts';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';

const ERROR_MAX_CHARACTERS = 300;

/** What is sent: its `webhook-id`, and the body, made when it is sent. */
export interface Message {
  id: string;
  body(): string;
}

/** What came of it. */
export interface Outcome {
  /** The receiver's status; null when there was no answer. */
  answered: number | null;
  /** Why it was not accepted; null when it was. */
  error: string | null;
  tookMs: number;
  /** The receiver's Retry-After. */
  retryAfter: string | undefined;
  /** True when nothing was sent because the message could not be serialised or signed. */
  isUnsendable: boolean;
}

/** Posts a message, signed according to Standard Webhooks; returns failures instead of throwing them. */
export async function sendSigned(
  net: GuardedFetch,
  { url, secret }: { url: string; secret: string },
  message: Message,
): Promise<Outcome> {
  const began = Date.now();
  const outcome = { answered: null, retryAfter: undefined, isUnsendable: false };
  let request: ReturnType<typeof signedRequest>;
  try {
    request = signedRequest(secret, message);
  } catch {
    // Hides the original error, which may contain the secret.
    const error = 'The event could not be serialised and signed.';
    return { ...outcome, error, tookMs: Date.now() - began, isUnsendable: true };
  }
  try {
    const { status, headers } = await net.fetch(url, request);
    const error = status >= 200 && status <= 299 ? null : `The receiver answered ${status}.`;
    return { ...outcome, answered: status, error, tookMs: Date.now() - began, retryAfter: headers['retry-after'] };
  } catch (failure) {
    if (!(failure instanceof FetchError)) throw failure;
    const error = cutText(`${failure.code}: ${failure.message}`, ERROR_MAX_CHARACTERS);
    return { ...outcome, error, tookMs: Date.now() - began };
  }
}

function signedRequest(secret: string, message: Message) {
  const body = message.body();
  // The time of this attempt: receivers reject old messages to prevent replays.
  const now = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(message.id, now, body),
  };
  return { method: 'POST', headers, body } as const;
}
