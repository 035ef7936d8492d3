import type { PushKeyAnswer } from '../../shared/wire/http-shapes.ts';
import type { PushSubscriptionRequest } from '../../shared/wire/push-schema.ts';
import { getJson, HttpFailure } from './http-client.ts';

const SUBSCRIPTIONS = '/api/v1/push/subscriptions';

/** The key that this browser subscribes with; null where the server sends no notifications. */
export async function fetchPushKey(): Promise<string | null> {
  return (await getJson<PushKeyAnswer>('/api/v1/push/key')).key;
}

/** Says what this browser wants to be told, instead of what it said before; throws `HttpFailure`. */
export function putPushSubscription(wishes: PushSubscriptionRequest): Promise<void> {
  return send('PUT', wishes);
}

/** This browser wants to be told nothing any more; throws `HttpFailure`. */
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
