/** Not in every browser. */
const { requestIdleCallback, scheduler } = globalThis as Partial<Pick<Window, 'requestIdleCallback'>> & {
  scheduler?: { yield?(): Promise<void> };
};
const SOON_MS = 50;

/** Calls back once the page is idle, after `atMostMs` at the latest. */
export function whenIdle(run: () => void, atMostMs: number): void {
  if (requestIdleCallback) requestIdleCallback(run, { timeout: atMostMs });
  else setTimeout(run, SOON_MS);
}

/** Calls back once the page has loaded. */
export function whenLoaded(run: () => void): void {
  if (document.readyState === 'complete') run();
  else addEventListener('load', run);
}

/** Yields to waiting tasks, such as input events. */
export function nextTask(): Promise<void> {
  return scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
}
