import type { Logger } from '../shared/node/telemetry/logger.ts';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** Redis and Postgres may have ended with the parent; then there is nothing to wait for. */
const ORPHAN_DEADLINE_MS = 5_000;

/**
 * On SIGTERM, SIGINT or the loss of the parent's channel, runs `close` once and exits: with 0 if it finished within the
 * deadline (5 s without a parent), otherwise with 1. Does the same, with 1, when `ended` resolves.
 */
export function closeOnSignal(options: {
  close: () => Promise<void>;
  deadlineMs: number;
  log: Logger;
  ended: Promise<void> | undefined;
}): void {
  const { log } = options;
  let closing = false;
  const begin = (reason: string, deadlineMs: number, code = 0): void => {
    if (closing) return;
    closing = true;
    log.info({ reason }, 'stopping');
    setTimeout(() => {
      log.error({ deadlineMs }, 'the deadline passed before everything was closed');
      process.exit(1);
    }, deadlineMs).unref();
    options.close().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) process.on(signal, () => begin(signal, options.deadlineMs));
  void options.ended?.then(() => begin('must start anew', options.deadlineMs, 1));
  process.on('disconnect', () => begin('parent gone', Math.min(ORPHAN_DEADLINE_MS, options.deadlineMs)));
}
