import { notNeeded } from '../../shared/domain/expected-failures.ts';
import { deletePushSubscription, fetchPushKey } from '../net/push-api.ts';
import { readPushPreferences } from '../net/push-preferences-store.ts';
import { sendPushPreferences } from '../net/subscribe-to-push.ts';

declare const self: ServiceWorkerGlobalScope;

/** The browser's event when it replaced or removed a push subscription. */
export interface SubscriptionChange {
  oldSubscription?: PushSubscription | null;
  newSubscription?: PushSubscription | null;
}

/**
 * Moves the preferences to the new subscription and deletes the old one. When the server cannot be reached now, the
 * next visit does it.
 */
export async function renewSubscription({ oldSubscription, newSubscription }: SubscriptionChange): Promise<void> {
  const wishes = await readPushPreferences();
  if (!wishes) return;
  const subscription = newSubscription ?? (await subscribe(oldSubscription));
  if (!subscription) return;
  await sendPushPreferences(subscription, wishes);
  const before = oldSubscription?.endpoint;
  if (before !== undefined && before !== subscription.endpoint) {
    // Otherwise the server learns from the push service sooner or later.
    await deletePushSubscription(before).catch(notNeeded);
  }
}

async function subscribe(before: PushSubscription | null | undefined): Promise<PushSubscription | undefined> {
  const applicationServerKey = before?.options.applicationServerKey ?? (await fetchPushKey());
  if (applicationServerKey === null) return undefined;
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}
