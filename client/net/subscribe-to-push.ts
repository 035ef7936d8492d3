import { notNeeded } from '../../shared/domain/expected-failures.ts';
import { putPushSubscription } from './push-api.ts';
import { type PushPreferences, storePushPreferences } from './push-preferences-store.ts';

/** Sends the preferences for a push subscription, and stores them in case the browser replaces the subscription. */
export async function sendPushPreferences(subscription: PushSubscription, wishes: PushPreferences): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error('the browser gave no keys');
  // Without storage, the next visit sends them for the new subscription.
  await storePushPreferences(wishes).catch(notNeeded);
  await putPushSubscription({ endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth }, ...wishes });
}
