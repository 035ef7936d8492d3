import type { PushMessage } from '../../shared/domain/push-message.ts';
import { SHOWN_QUESTION, type ShownQuestion } from '../net/shown-question.ts';

declare const self: ServiceWorkerGlobalScope;

/** Left out of TypeScript's library, and ignored where it is unknown. */
interface FullNotificationOptions extends NotificationOptions {
  renotify?: boolean;
  timestamp?: number;
}

const ICON = '/icons/icon-192.png';
const ANSWER_WITHIN_MS = 400;

/** Shows what was pushed, unless a page that is looked at shows it already. */
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
    // A withdrawal takes the place of what was said, and should not cry wolf about it.
    silent: message.kind === 'withdrawn',
    renotify: isLoud,
    requireInteraction: isLoud,
    timestamp: Date.parse(message.at),
    ...(message.language !== undefined && { lang: message.language }),
  };
  await self.registration.showNotification(message.title, options);
}

/** Goes to the story: in a page that is open, else in a new one. */
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
  // A page that another worker controls cannot be led: it gets company instead.
  if (page.url !== url) await page.navigate(url).catch(() => self.clients.openWindow(url));
}

/** Asks every page that is visible whether the reader has it before their eyes. */
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

/** Whoever has the keys is our server; what is not in its form is from another version of it. */
function read(data: PushMessageData | null): PushMessage | undefined {
  try {
    return data?.json() as PushMessage | undefined;
  } catch {
    // Not JSON: nothing that could be shown.
    return undefined;
  }
}
