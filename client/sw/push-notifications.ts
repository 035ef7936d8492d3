import type { PushMessage } from '../../shared/domain/push-message.ts';
import { SHOWN_QUESTION, type ShownQuestion } from '../net/shown-question.ts';

declare const self: ServiceWorkerGlobalScope;

/** Missing in TypeScript's library, and ignored by browsers that don't support them. */
interface FullNotificationOptions extends NotificationOptions {
  renotify?: boolean;
  timestamp?: number;
}

const ICON = '/icons/icon-192.png';
const ANSWER_WITHIN_MS = 400;

/** Shows a push message, unless a visible page already shows its story. */
export async function showPushed(data: PushMessageData | null): Promise<void> {
  const message = read(data);
  if (!message) return;
  if (message.kind === 'story' && (await isShown(message))) return;
  const isLoud = message.priority === 'flash' && message.kind === 'story';
  const options: FullNotificationOptions = {
    body: message.body,
    tag: message.tag,
    icon: ICON,
    badge: ICON,
    data: { path: message.path },
    // A retraction replaces the notification of the story without making a sound.
    silent: message.kind === 'withdrawn' || message.kind === 'corrected',
    renotify: isLoud,
    requireInteraction: isLoud,
    timestamp: Date.parse(message.at),
    ...(message.language !== undefined && { lang: message.language }),
  };
  await self.registration.showNotification(message.title, options);
}

/** Opens the notification's story: in an open page if there is one, else in a new one. */
export async function openNotified(notification: Notification): Promise<void> {
  notification.close();
  const { path } = notification.data as { path: string };
  const url = new URL(path, self.location.origin).href;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((candidate) => candidate.url === url) ?? pages[0];
  if (!page) {
    await self.clients.openWindow(url);
    return;
  }
  await page.focus();
  // A page that another worker controls cannot be navigated, so open a new one.
  if (page.url !== url) await page.navigate(url).catch(() => self.clients.openWindow(url));
}

/** Asks all visible pages whether they show the story. */
async function isShown(message: PushMessage): Promise<boolean> {
  const pages = await self.clients.matchAll({ type: 'window' });
  const visible = pages.filter((page) => page.visibilityState === 'visible');
  const answers = await Promise.all(visible.map((page) => ask(page, message)));
  return answers.includes(true);
}

function ask(page: WindowClient, { rule, path }: PushMessage): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    setTimeout(() => resolve(false), ANSWER_WITHIN_MS);
    port1.onmessage = (event) => resolve(event.data === true);
    page.postMessage({ type: SHOWN_QUESTION, rule, path } satisfies ShownQuestion, [port2]);
  });
}

/** Parses a push message; only our server can have encrypted it, but perhaps in another version. */
function read(data: PushMessageData | null): PushMessage | undefined {
  try {
    return data?.json() as PushMessage | undefined;
  } catch {
    // Not JSON, so there is nothing to show.
    return undefined;
  }
}
