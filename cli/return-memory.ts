import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';

const CHECK_MS = 1_000;
/** The share of time, 0 to 1, that an event loop with little to do is active. */
const LITTLE = 0.1;
/** Checks in a row with little to do, before memory is returned. */
const QUIET_CHECKS = 10;

/**
 * Lets V8 return free memory to the system while the event loop has had little to do for some seconds. V8 otherwise
 * keeps the pages that its heap grew to for good; returning them costs more collections, so a busy process keeps them.
 * Code that is loaded later is compiled again each time, because V8's compile cache is bound to its flags.
 */
export function returnMemoryWhenIdle(checkMs = CHECK_MS): void {
  let before = performance.eventLoopUtilization();
  let quiet = 0;
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const wasIdle = quiet >= QUIET_CHECKS;
    quiet = performance.eventLoopUtilization(now, before).utilization < LITTLE ? quiet + 1 : 0;
    const isIdle = quiet >= QUIET_CHECKS;
    if (isIdle !== wasIdle) setFlagsFromString(isIdle ? '--memory-saver-mode' : '--no-memory-saver-mode');
    before = now;
  }, checkMs).unref();
}
