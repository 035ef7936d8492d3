import { effect } from '@preact/signals';
import { isUp } from '../state/connection.ts';
import { whenIdle, whenLoaded } from './when-idle.ts';

const { MODE } = import.meta.env;
/** Vite's development server serves no built worker. */
const IS_BUILT = MODE === 'production';
const IDLE_MS = 2_000;

/**
 * Has the browser keep the page and what it was served with for offline use, and sends what waits, once the page is
 * there: none of it may slow it down.
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
      // A browser that blocks site data keeps nothing.
      const remembered = import('../net/answer-memory.ts').then((memory) => memory.rememberFirstAnswers(served));
      remembered.catch(() => undefined);
      if (IS_BUILT) void installServiceWorker();
    }, IDLE_MS);
  });
}

/** Without a service worker everything else still works. */
async function installServiceWorker(): Promise<void> {
  await navigator.serviceWorker?.register('/sw.js').catch(() => undefined);
}
