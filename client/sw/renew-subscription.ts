import { deletePushSubscription, fetchPushKey } from '../net/push-api.ts';
import { readWishes } from '../net/push-wishes-store.ts';
import { tellWishes } from '../net/subscribe-to-push.ts';

declare const self: ServiceWorkerGlobalScope;

/** What the browser says when it has changed a subscription or taken it away. */
export interface SubscriptionChange {
  oldSubscription?: PushSubscription | null;
  newSubscription?: PushSubscription | null;
}

/**
 * Has the reader told on the new subscription of what the old one was told; the server forgets the old one. When the
 * server cannot be reached now, the next visit says it.
 */
export async function renewSubscription({ oldSubscription, newSubscription }: SubscriptionChange): Promise<void> {
  const wishes = await readWishes();
  if (!wishes) return;
  const subscription = newSubscription ?? (await subscribe(oldSubscription));
  if (!subscription) return;
  await tellWishes(subscription, wishes);
  const before = oldSubscription?.endpoint;
  if (before !== undefined && before !== subscription.endpoint) {
    // The push service tells the server sooner or later, if we cannot.
    await deletePushSubscription(before).catch(() => undefined);
  }
}

async function subscribe(before: PushSubscription | null | undefined): Promise<PushSubscription | undefined> {
  const applicationServerKey = before?.options.applicationServerKey ?? (await fetchPushKey());
  if (applicationServerKey === null) return undefined;
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}
