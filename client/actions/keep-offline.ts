import { effect } from '@preact/signals';
import { notNeeded } from '../../shared/domain/expected-failures.ts';
import { language } from '../locale.ts';
import { isUp } from '../state/connection.ts';
import { whenIdle, whenLoaded } from './when-idle.ts';

const { MODE } = import.meta.env;
/** Vite's development server serves no built service worker. */
const IS_BUILT = MODE === 'production';
const IDLE_MS = 2_000;

/**
 * Caches the page and its embedded answers for offline use and flushes the outbox, all after the page has loaded, so
 * that none of it slows it down.
 */
export function keepOffline(served: Readonly<Record<string, unknown>>): void {
  whenLoaded(() => {
    void import('../net/outbox.ts').then(({ watchOutbox }) => {
      const flush = watchOutbox();
      effect(() => {
        if (isUp.value) flush();
      });
    });
    whenIdle(() => {
      // A browser that blocks site data caches nothing.
      const remembered = import('../net/answer-cache.ts').then((memory) => memory.cacheFirstAnswers(served));
      remembered.catch(notNeeded);
      if (IS_BUILT) void installServiceWorker();
    }, IDLE_MS);
  });
}

/** Without a service worker, everything but offline use still works. */
async function installServiceWorker(): Promise<void> {
  await navigator.serviceWorker?.register(`/sw.js?language=${language}`).catch(notNeeded);
}
