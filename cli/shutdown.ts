import type { Logger } from '../shared/node/telemetry/logger.ts';
import { EXIT } from './cli-error.ts';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** Redis and Postgres may have ended with the parent; then there is nothing to wait for. */
const ORPHAN_DEADLINE_MS = 5_000;

export interface Stoppable {
  close(): Promise<void>;
  /** Resolves when only a new start can go on. */
  ended?: Promise<void>;
}

export interface Shutdown {
  /** Tells that something is being opened: from now on it is closed first, as soon as it is open. */
  opens(opened: Promise<Stoppable>): void;
}

/**
 * Ends the process on SIGTERM, SIGINT or the loss of the parent's channel, whenever they come: at once while nothing is
 * open, otherwise after closing. The exit code is 0 if that took no longer than the deadline (5 s without a parent),
 * otherwise 1; it is also 1 when the service has ended by itself or the parent is lost before it is up.
 */
export function listenForStop({ deadlineMs, log }: { deadlineMs: number; log: Logger }): Shutdown {
  let opening: Promise<Stoppable> | undefined;
  let isUp = false;
  let isStopping = false;
  const stop = (reason: string, withinMs: number, code: number): void => {
    if (isStopping) return;
    isStopping = true;
    log.info({ reason }, 'stopping');
    if (opening === undefined) process.exit(code);
    setTimeout(() => {
      log.error({ deadlineMs: withinMs }, 'the deadline passed before everything was closed');
      process.exit(EXIT.refused);
    }, withinMs).unref();
    void closeWhenOpen(opening, log).then((isClosed) => process.exit(isClosed ? code : EXIT.refused));
  };
  for (const signal of SIGNALS) process.on(signal, () => stop(signal, deadlineMs, EXIT.ok));
  process.on('disconnect', () => {
    // Nobody waits for it to be up.
    if (!isUp) process.exit(EXIT.refused);
    stop('parent gone', Math.min(ORPHAN_DEADLINE_MS, deadlineMs), EXIT.ok);
  });
  return {
    opens(opened) {
      opening = opened;
      void opened.then(({ ended }) => {
        isUp = true;
        void ended?.then(() => stop('must start anew', deadlineMs, EXIT.refused));
      });
    },
  };
}

async function closeWhenOpen(opening: Promise<Stoppable>, log: Logger): Promise<boolean> {
  try {
    await (await opening).close();
    return true;
  } catch (error) {
    log.error({ err: error }, 'could not stop cleanly');
    return false;
  }
}
