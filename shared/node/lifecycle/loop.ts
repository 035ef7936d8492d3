import type { Logger } from '../telemetry/logger.ts';
import { backOffMs, pause } from './back-off.ts';

export interface Loop {
  /** When the last run ended, successful or not; before the first, when the loop started. */
  lastRunAt(): number;
  close(): Promise<void>;
}

/**
 * Calls `run` repeatedly until closed, `pauseMs` after each success. A failed run is logged and followed by a growing,
 * jittered pause, which the next success resets.
 */
export function startLoop(options: {
  name: string;
  log: Logger;
  pauseMs: number;
  run: (signal: AbortSignal) => Promise<void>;
}): Loop {
  const stop = new AbortController();
  let endedAt = Date.now();
  const timedRun = (signal: AbortSignal): Promise<void> =>
    options.run(signal).finally(() => {
      endedAt = Date.now();
    });
  const running = repeat({ ...options, run: timedRun }, stop.signal);
  return {
    lastRunAt: () => endedAt,
    async close() {
      stop.abort();
      await running;
    },
  };
}

async function repeat(
  { name, log, pauseMs, run }: Parameters<typeof startLoop>[0],
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await run(signal);
      failures = 0;
      if (pauseMs > 0) await pause(pauseMs, signal);
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      log.warn({ err: error, loop: name, failures }, 'a run of the loop failed and will be retried');
      await pause(backOffMs(failures), signal);
    }
  }
}
