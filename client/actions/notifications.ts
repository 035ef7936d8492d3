import type { PushSubscriptionRequest } from '../../shared/contract/push-schema.ts';
import { noAnswer, notNeeded } from '../../shared/domain/expected-failures.ts';
import { deletePushSubscription, fetchPushKey } from '../net/push-api.ts';
import { storePushPreferences } from '../net/push-preferences-store.ts';
import { SHOWN_QUESTION, type ShownQuestion } from '../net/shown-question.ts';
import { sendPushPreferences } from '../net/subscribe-to-push.ts';
import {
  type NotificationState,
  noteOfferKnown,
  notificationState,
  setNotificationState,
} from '../state/notifications.ts';

export type NotificationRule = PushSubscriptionRequest['rules'][number];
/** Mutes and quiet hours. */
export type NotificationOptions = Pick<PushSubscriptionRequest, 'mutes' | 'quiet' | 'language'>;

/** Reads the state of notifications, and answers the service worker's questions about what is on screen. */
export async function watchNotifications(isShown: (rule: string, path: string) => boolean): Promise<void> {
  navigator.serviceWorker?.addEventListener('message', (event) => {
    const question = event.data as Partial<ShownQuestion> | null;
    if (question?.type !== SHOWN_QUESTION) return;
    event.ports[0]?.postMessage(isShown(question.rule ?? '', question.path ?? ''));
  });
  setNotificationState(await readState());
}

/** Asks for permission and subscribes; call it from a click. Throws when the server or the push service fails. */
export async function enableNotifications(rules: NotificationRule[], options: NotificationOptions = {}): Promise<void> {
  // Browsers require the permission request right after the click, so nothing may be awaited before it.
  if (!isSupported() || notificationState.peek() === 'unsupported') return setNotificationState('unsupported');
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return setNotificationState(permission === 'denied' ? 'denied' : 'off');
  const key = await fetchPushKey();
  if (key === null) return setNotificationState('unoffered');
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: key })
    .catch(() => subscribeAgain(pushManager, key));
  await sendPushPreferences(subscription, { rules, ...options });
  setNotificationState('on');
}

/** Finds out whether the server sends notifications; when it cannot be reached, assumes that it does. */
export async function learnWhetherOffered(): Promise<void> {
  const key = await fetchPushKey().catch(noAnswer);
  if (key === null) setNotificationState('unoffered');
  noteOfferKnown();
}

/** Sends the current rules to the server, when notifications are on; without rules, turns notifications off. */
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
  await sendPushPreferences(current, { rules, ...options });
  setNotificationState('on');
}

/** Replaces a subscription made with another key (the server lost its own), which the push service would refuse. */
async function subscribeAgain(pushManager: PushManager, applicationServerKey: string): Promise<PushSubscription> {
  await (await pushManager.getSubscription())?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

/** Whether the subscription was made with this key; assumed where the browser does not expose it. */
function isMadeWith({ options }: PushSubscription, key: string): boolean {
  const used = options?.applicationServerKey;
  if (!used) return true;
  const text = btoa(String.fromCharCode(...new Uint8Array(used)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === key;
}

/** Turns notifications off in this browser, whether or not the server can be reached. */
async function disableNotifications(): Promise<void> {
  const subscription = await currentSubscription();
  await storePushPreferences(null).catch(notNeeded);
  // Otherwise the server learns from the push service sooner or later.
  if (subscription) await deletePushSubscription(subscription.endpoint).catch(notNeeded);
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

/** Undefined in browsers without service workers, and in those that refuse because site data is blocked. */
async function findRegistration(): Promise<{ registration: ServiceWorkerRegistration | undefined } | undefined> {
  if (!isSupported()) return undefined;
  return navigator.serviceWorker.getRegistration().then(
    (registration) => ({ registration }),
    () => undefined,
  );
}

/** Browsers leave these out in insecure contexts. */
function isSupported(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}
