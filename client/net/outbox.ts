import { noAnswer, notNeeded } from '../../shared/domain/expected-failures.ts';
import { retryAfterSeconds } from './http-client.ts';
import { addEntry, allEntries, countEntries, firstEntry, type OutboxEntry, removeEntry } from './outbox-store.ts';

/** The Background Sync tag with which the browser wakes the service worker when the network is back. */
export const OUTBOX_TAG = 'outbox';
const LOCK = 'newswire-outbox';
const TRY_AGAIN_MS = 15_000;
const CHANNEL = 'newswire-outbox';

/** The outcome of a POST: answered, or queued until the server can be reached. */
export type PostOutcome =
  | { sent: true; status: number; answer: unknown; retryAfterSeconds: number }
  | { sent: false; key: string };

/** Sent to pages when a queued POST was answered. */
export interface OutboxNews {
  path: string;
  key: string;
  status: number;
  answer: unknown;
}

/**
 * Sends a POST, or queues it while the server cannot be reached. Queued posts are sent first, in order, each once. Any
 * answer ends a post, except one with status 500 or above. Throws when the post can be neither sent nor queued. `key`
 * is the idempotency key.
 */
export async function postOrQueue(path: string, body: unknown, key = newKey()): Promise<PostOutcome> {
  const entry: OutboxEntry = { path, body: JSON.stringify(body), key, queuedAt: Date.now() };
  // A browser without storage has nothing queued.
  if ((await countEntries().catch(() => 0)) === 0) {
    const response = await send(entry);
    if (response) {
      const answer = await answerOf(response);
      return { sent: true, status: response.status, answer, retryAfterSeconds: retryAfterSeconds(response) };
    }
  }
  await addEntry(entry);
  await askToBeWoken();
  whenQueued();
  return { sent: false, key };
}

/** The queued posts for this path, oldest first; none where the browser has no storage. */
export async function waitingPosts(path: string): Promise<{ key: string; body: unknown }[]> {
  const entries = await allEntries().catch(() => []);
  return entries.filter((entry) => entry.path === path).map(({ key, body }) => ({ key, body: JSON.parse(body) }));
}

/** Removes the queued post with this key, though it may be being sent already. */
export async function withdrawPost(key: string): Promise<void> {
  for (const { no, key: held } of await allEntries()) if (held === key && no !== undefined) await removeEntry(no);
}

/** Sends queued posts in order, one sender at a time; false when the server could not be reached for some of them. */
export async function flushOutbox(): Promise<boolean> {
  // Insecure contexts have neither locks nor a service worker that could send at the same time.
  return navigator.locks ? navigator.locks.request(LOCK, sendAll) : sendAll();
}

/**
 * Flushes the outbox now, including posts from an earlier visit, and whenever the server may be reachable again;
 * returns a function that flushes it.
 */
export function watchOutbox(): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(retry);
    // A browser without storage has nothing queued.
    const isEmpty = await flushOutbox().catch(() => true);
    if (!isEmpty) retry = setTimeout(() => void flush(), TRY_AGAIN_MS);
  };
  addEventListener('online', () => void flush());
  whenQueued = () => void flush();
  void flush();
  return () => void flush();
}

let whenQueued: () => void = () => undefined;

async function sendAll(): Promise<boolean> {
  for (let entry = await firstEntry(); entry?.no !== undefined; entry = await firstEntry()) {
    const response = await send(entry);
    // Nobody sees that the rate limit was hit, so retry later.
    if (!response || response.status === 429) return false;
    const { path, key } = entry;
    const news: OutboxNews = { path, key, status: response.status, answer: await answerOf(response) };
    await removeEntry(entry.no);
    tell(news);
  }
  return true;
}

/** Subscribes to answers of queued posts, whichever page or worker sent them. */
export function onOutboxNews(listener: (news: OutboxNews) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event) => listener(event.data as OutboxNews);
  return () => channel.close();
}

/** Undefined when the server could not be reached or is failing (500 and above). */
async function send({ path, body, key }: OutboxEntry): Promise<Response | undefined> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': key };
  const response = await fetch(path, { method: 'POST', headers, body }).catch(noAnswer);
  return response && response.status < 500 ? response : undefined;
}

/** `randomUUID` exists in secure contexts only. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Undefined for an answer that is not JSON, such as a proxy's page; its status counts all the same. */
async function answerOf(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}

function tell(news: OutboxNews): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(news);
  channel.close();
}

/** Registers Background Sync where supported, so that the outbox is flushed even after the page was closed. */
async function askToBeWoken(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(notNeeded);
  if (registration && 'sync' in registration) {
    const { sync } = registration as { sync: { register(tag: string): Promise<void> } };
    await sync.register(OUTBOX_TAG).catch(notNeeded);
  }
}
