import type { PushKeyAnswer } from '../../shared/contract/http-shapes.ts';
import type { PushSubscriptionRequest } from '../../shared/contract/push-schema.ts';
import { getJson, HttpFailure } from './http-client.ts';

const SUBSCRIPTIONS = '/api/v1/push/subscriptions';

/** Fetches the server's public key for push subscriptions; null when the server sends no notifications. */
export async function fetchPushKey(): Promise<string | null> {
  return (await getJson<PushKeyAnswer>('/api/v1/push/key')).key;
}

/** Stores this browser's push subscription and preferences, replacing earlier ones; throws `HttpFailure`. */
export function putPushSubscription(wishes: PushSubscriptionRequest): Promise<void> {
  return send('PUT', wishes);
}

/** Deletes this browser's push subscription; throws `HttpFailure`. */
export function deletePushSubscription(endpoint: string): Promise<void> {
  return send('DELETE', { endpoint });
}

async function send(method: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const response = await fetch(SUBSCRIPTIONS, { method, headers, body: JSON.stringify(body) }).catch((cause) => {
    throw new HttpFailure(0, 'No answer', { cause });
  });
  if (!response.ok) throw new HttpFailure(response.status, response.statusText);
}
