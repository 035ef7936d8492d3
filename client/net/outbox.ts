import { retryAfterSeconds } from './http-client.ts';
import { addEntry, allEntries, countEntries, firstEntry, type OutboxEntry, removeEntry } from './outbox-store.ts';

/** The name under which the browser wakes the service worker when the network is back. */
export const OUTBOX_TAG = 'outbox';
const LOCK = 'newswire-outbox';
const TRY_AGAIN_MS = 15_000;
const CHANNEL = 'newswire-outbox';

/** What became of a POST: answered, or kept until the server can be reached. */
export type PostOutcome =
  | { sent: true; status: number; answer: unknown; retryAfterSeconds: number }
  | { sent: false; key: string };

/** What pages hear when something that had waited was answered. */
export interface OutboxNews {
  path: string;
  key: string;
  status: number;
  answer: unknown;
}

/**
 * Sends a POST, or keeps it until the server can be reached: in order, each once. What waits already goes first. An
 * answer of whatever status ends it, except one that says that the server is ill. Throws when it can be neither sent nor
 * kept. `key` is the writer's own name for it.
 */
export async function postOrQueue(path: string, body: unknown, key = newKey()): Promise<PostOutcome> {
  const entry: OutboxEntry = { path, body: JSON.stringify(body), key, queuedAt: Date.now() };
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

/** What waits for this address, oldest first; none where the browser keeps nothing. */
export async function waitingPosts(path: string): Promise<{ key: string; body: unknown }[]> {
  const entries = await allEntries().catch(() => []);
  return entries.filter((entry) => entry.path === path).map(({ key, body }) => ({ key, body: JSON.parse(body) }));
}

/** Takes back what waits under this name; it may have been sent in the very moment. */
export async function withdrawPost(key: string): Promise<void> {
  for (const { no, key: held } of await allEntries()) if (held === key && no !== undefined) await removeEntry(no);
}

/** Sends what waits, in order, one sender at a time; false when the server could not be reached for some of it. */
export async function flushOutbox(): Promise<boolean> {
  // Where the page is not served securely there are no locks, and no worker that could send beside us either.
  return navigator.locks ? navigator.locks.request(LOCK, sendAll) : sendAll();
}

/**
 * Sends what an earlier visit left, and whatever waits, whenever the server can be reached again; returns how to say that
 * it can.
 */
export function watchOutbox(): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(retry);
    // A browser that lets us keep nothing has nothing to send.
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
    // Nobody is there to hear that it was too much: it is tried again later.
    if (!response || response.status === 429) return false;
    const { path, key } = entry;
    const news: OutboxNews = { path, key, status: response.status, answer: await answerOf(response) };
    await removeEntry(entry.no);
    tell(news);
  }
  return true;
}

/** Hears of everything that was answered after it had waited, whichever page or worker sent it. */
export function onOutboxNews(listener: (news: OutboxNews) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event) => listener(event.data as OutboxNews);
  return () => channel.close();
}

/** Undefined when the server could not be reached or is ill. */
async function send({ path, body, key }: OutboxEntry): Promise<Response | undefined> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': key };
  const response = await fetch(path, { method: 'POST', headers, body }).catch(() => undefined);
  return response && response.status < 500 ? response : undefined;
}

/** `randomUUID` is only there on pages that are served securely. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function answerOf(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}

function tell(news: OutboxNews): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(news);
  channel.close();
}

/** Background Sync, where there is one: the outbox is emptied even when the page is closed by then. */
async function askToBeWoken(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  if (registration && 'sync' in registration) {
    const { sync } = registration as { sync: { register(tag: string): Promise<void> } };
    await sync.register(OUTBOX_TAG).catch(() => undefined);
  }
}
