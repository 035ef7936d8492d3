import type { Logger } from '../telemetry/logger.ts';
import { backOffMs, pause } from './back-off.ts';

export interface Loop {
  /** When a turn ended last, well or not; when the loop began, before the first. */
  lastTurnAt(): number;
  close(): Promise<void>;
}

/**
 * Runs `turn` again and again until closed. A turn that throws is logged and followed by a growing, jittered pause;
 * a turn that succeeds resets it. `pauseMs` is the wait after a successful turn.
 */
export function startLoop(options: {
  name: string;
  log: Logger;
  pauseMs: number;
  turn: (signal: AbortSignal) => Promise<void>;
}): Loop {
  const stop = new AbortController();
  let turnedAt = Date.now();
  const turn = (signal: AbortSignal): Promise<void> =>
    options.turn(signal).finally(() => {
      turnedAt = Date.now();
    });
  const running = run({ ...options, turn }, stop.signal);
  return {
    lastTurnAt: () => turnedAt,
    async close() {
      stop.abort();
      await running;
    },
  };
}

async function run({ name, log, pauseMs, turn }: Parameters<typeof startLoop>[0], signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await turn(signal);
      failures = 0;
      if (pauseMs > 0) await pause(pauseMs, signal);
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      log.warn({ err: error, loop: name, failures }, 'a turn failed and will be repeated');
      await pause(backOffMs(failures), signal);
    }
  }
}
