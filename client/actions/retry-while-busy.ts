import { busyDelay } from '../net/busy-delay.ts';
import { noteBusy } from '../state/server-load.ts';

/** Retries while the server is busy; throws any other failure, or the abort reason. */
export async function retryWhileBusy<T>(read: () => Promise<T>, signal: AbortSignal): Promise<T> {
  let forget = (): void => undefined;
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await read();
      } catch (failure) {
        const waitMs = busyDelay(failure, attempt, Math.random());
        signal.throwIfAborted();
        if (waitMs === undefined) throw failure;
        if (attempt === 0) forget = noteBusy();
        await pause(waitMs, signal);
      }
    }
  } finally {
    forget();
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  signal.throwIfAborted();
}
