import { putPushSubscription } from './push-api.ts';
import { keepWishes, type PushWishes } from './push-wishes-store.ts';

/** Says what a subscription is to be told of, and keeps it for the day when the browser changes the subscription. */
export async function tellWishes(subscription: PushSubscription, wishes: PushWishes): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error('the browser gave no keys');
  // Where nothing can be kept, the next visit tells the new subscription.
  await keepWishes(wishes).catch(() => undefined);
  await putPushSubscription({ endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth }, ...wishes });
}
