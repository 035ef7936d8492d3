import type { PushSubscriptionRequest } from '../../shared/wire/push-schema.ts';
import { deletePushSubscription, fetchPushKey } from '../net/push-api.ts';
import { keepWishes } from '../net/push-wishes-store.ts';
import { SHOWN_QUESTION, type ShownQuestion } from '../net/shown-question.ts';
import { tellWishes } from '../net/subscribe-to-push.ts';
import {
  type NotificationState,
  noteOfferKnown,
  notificationState,
  setNotificationState,
} from '../state/notifications.ts';

export type NotificationRule = PushSubscriptionRequest['rules'][number];
/** Mutes and quiet hours. */
export type NotificationOptions = Pick<PushSubscriptionRequest, 'mutes' | 'quiet'>;

/** Finds out how this browser stands with notifications, and answers the service worker what the reader sees. */
export async function watchNotifications(isShown: (rule: string, path: string) => boolean): Promise<void> {
  navigator.serviceWorker?.addEventListener('message', (event) => {
    const question = event.data as Partial<ShownQuestion> | null;
    if (question?.type !== SHOWN_QUESTION) return;
    event.ports[0]?.postMessage(isShown(question.rule ?? '', question.path ?? ''));
  });
  setNotificationState(await readState());
}

/** Asks the reader's leave and subscribes; must come from a click. Throws when the server or the push service fails. */
export async function enableNotifications(rules: NotificationRule[], options: NotificationOptions = {}): Promise<void> {
  // Nothing may be awaited before the question: browsers want it to come straight from the click.
  if (!isSupported() || notificationState.peek() === 'unsupported') return setNotificationState('unsupported');
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return setNotificationState(permission === 'denied' ? 'denied' : 'off');
  const key = await fetchPushKey();
  if (key === null) return setNotificationState('unoffered');
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: key })
    .catch(() => subscribeAgain(pushManager, key));
  await tellWishes(subscription, { rules, ...options });
  setNotificationState('on');
}

/** Finds out whether this server sends notifications at all; one that cannot be reached may. */
export async function learnWhetherOffered(): Promise<void> {
  const key = await fetchPushKey().catch(() => undefined);
  if (key === null) setNotificationState('unoffered');
  noteOfferKnown();
}

/** Tells the server the rules as they are now; without any, or when notifications are off, there is nothing to tell. */
export async function syncNotificationRules(
  rules: NotificationRule[],
  options: NotificationOptions = {},
): Promise<void> {
  const subscription = await currentSubscription();
  if (!subscription) return setNotificationState(await readState());
  if (rules.length === 0) return disableNotifications();
  const key = await fetchPushKey();
  if (key === null) return setNotificationState('unoffered');
  const { pushManager } = await navigator.serviceWorker.ready;
  const current = isMadeWith(subscription, key) ? subscription : await subscribeAgain(pushManager, key);
  await tellWishes(current, { rules, ...options });
  setNotificationState('on');
}

/** A subscription that was made with another key, of a server that has lost its own, is refused by its push service. */
async function subscribeAgain(pushManager: PushManager, applicationServerKey: string): Promise<PushSubscription> {
  await (await pushManager.getSubscription())?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

/** Browsers that do not say which key it was are believed. */
function isMadeWith({ options }: PushSubscription, key: string): boolean {
  const used = options?.applicationServerKey;
  if (!used) return true;
  const text = btoa(String.fromCharCode(...new Uint8Array(used)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === key;
}

/** Ends notifications on this browser, whether or not the server can be reached. */
async function disableNotifications(): Promise<void> {
  const subscription = await currentSubscription();
  await keepWishes(null).catch(() => undefined);
  // The push service tells the server sooner or later, if we cannot.
  if (subscription) await deletePushSubscription(subscription.endpoint).catch(() => undefined);
  await subscription?.unsubscribe();
  setNotificationState(await readState());
}

async function readState(): Promise<NotificationState> {
  if (notificationState.peek() === 'unoffered') return 'unoffered';
  const found = await findRegistration();
  if (!found) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return (await found.registration?.pushManager.getSubscription()) ? 'on' : 'off';
}

async function currentSubscription(): Promise<PushSubscription | null> {
  const found = await findRegistration();
  return (await found?.registration?.pushManager.getSubscription()) ?? null;
}

/** Undefined in browsers without service workers, and in those that block site data and refuse to answer. */
async function findRegistration(): Promise<{ registration: ServiceWorkerRegistration | undefined } | undefined> {
  if (!isSupported()) return undefined;
  return navigator.serviceWorker.getRegistration().then(
    (registration) => ({ registration }),
    () => undefined,
  );
}

/** Browsers leave these out on pages that are not served securely. */
function isSupported(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}
