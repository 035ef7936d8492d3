import type { Logger } from '../shared/node/telemetry/logger.ts';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** Redis and Postgres may have ended with the parent; then there is nothing to wait for. */
const ORPHAN_DEADLINE_MS = 5_000;

/**
 * On SIGTERM, SIGINT or the loss of the parent's channel, runs `close` once and exits: with 0 if it finished within the
 * deadline (5 s without a parent), otherwise with 1.
 */
export function closeOnSignal(options: { close: () => Promise<void>; deadlineMs: number; log: Logger }): void {
  const { log } = options;
  let closing = false;
  const begin = (reason: string, deadlineMs: number): void => {
    if (closing) return;
    closing = true;
    log.info({ reason }, 'stopping');
    setTimeout(() => {
      log.error({ deadlineMs }, 'the deadline passed before everything was closed');
      process.exit(1);
    }, deadlineMs).unref();
    options.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) process.on(signal, () => begin(signal, options.deadlineMs));
  process.on('disconnect', () => begin('parent gone', Math.min(ORPHAN_DEADLINE_MS, options.deadlineMs)));
}
