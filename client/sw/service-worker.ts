import { cacheFor } from '../net/answer-cache.ts';
import { flushOutbox, OUTBOX_TAG } from '../net/outbox.ts';
import { openNotified, showPushed } from './push-notifications.ts';
import { askOrRemember, forgetOldAnswers, rememberServed } from './remembered-answers.ts';
import { renewSubscription, type SubscriptionChange } from './renew-subscription.ts';
import {
  dropOldShells,
  isAsset,
  isPageAddress,
  isPublicFile,
  keepShell,
  openAsset,
  openPage,
  openPublicFile,
} from './shell.ts';

declare const self: ServiceWorkerGlobalScope;

/** Missing in TypeScript's library, because only some browsers have it. */
interface SyncEvent extends ExtendableEvent {
  tag: string;
}

// No skipWaiting: open pages keep the worker and the files with which they started.
self.addEventListener('install', (event) => event.waitUntil(keepShell()));

self.addEventListener('activate', (event) => {
  // Claims the first page of a first visit; a new version waits until no page uses the old one.
  event.waitUntil(Promise.all([dropOldShells(), forgetOldAnswers(), self.clients.claim()]));
});

self.addEventListener('fetch', (event) => {
  const answer = answerFor(event);
  if (answer !== undefined) event.respondWith(answer);
});

self.addEventListener('push', (event) => event.waitUntil(showPushed(event.data)));

self.addEventListener('pushsubscriptionchange', (event) => {
  (event as ExtendableEvent).waitUntil(renewSubscription(event as ExtendableEvent & SubscriptionChange));
});

self.addEventListener('notificationclick', (event) => event.waitUntil(openNotified(event.notification)));

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag === OUTBOX_TAG) (event as SyncEvent).waitUntil(emptyOutbox());
});

/** Rejects while posts are queued, so that the browser tries again. */
async function emptyOutbox(): Promise<void> {
  if (!(await flushOutbox())) throw new Error('the server cannot be reached yet');
}

/** Undefined leaves the request to the browser. */
function answerFor(event: FetchEvent): Promise<Response> | undefined {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return undefined;
  if (request.mode === 'navigate') {
    return isPageAddress(url) ? openPage(request, (page) => event.waitUntil(rememberServed(page))) : undefined;
  }
  if (isAsset(url.pathname)) return openAsset(request);
  if (isPublicFile(url)) return openPublicFile(request);
  const memory = cacheFor(request);
  return memory && askOrRemember(request, memory);
}
