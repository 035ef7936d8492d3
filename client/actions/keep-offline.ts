const { MODE } = import.meta.env;
/** Vite's development server serves no built worker. */
const IS_BUILT = MODE === 'production';

/** Has the browser keep the page for offline use and sends what waits, once the page is there: neither may slow it down. */
export function keepOffline(): void {
  addEventListener('load', () => {
    void import('../net/outbox.ts').then((outbox) => outbox.watchOutbox());
    if (IS_BUILT) void installServiceWorker();
  });
}

/** Without a service worker everything else still works. */
async function installServiceWorker(): Promise<void> {
  await navigator.serviceWorker?.register('/sw.js').catch(() => undefined);
}
