/** Not in every browser. */
const { requestIdleCallback, scheduler } = globalThis as Partial<Pick<Window, 'requestIdleCallback'>> & {
  scheduler?: { yield?(): Promise<void> };
};
const SOON_MS = 50;

/** Calls back once the page has nothing better to do, and after `atMostMs` in any case. */
export function whenIdle(run: () => void, atMostMs: number): void {
  if (requestIdleCallback) requestIdleCallback(run, { timeout: atMostMs });
  else setTimeout(run, SOON_MS);
}

/** Calls back once everything that the page was served with has been loaded. */
export function whenLoaded(run: () => void): void {
  if (document.readyState === 'complete') run();
  else addEventListener('load', run);
}

/** Lets whatever waits, such as the reader's finger, have its turn first. */
export function nextTask(): Promise<void> {
  return scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
}
