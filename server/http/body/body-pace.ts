/** How slowly a body may arrive. */
export interface BodyPace {
  /** Time that every body has, whatever its size. */
  graceMs: number;
  /** Each of these bytes that arrives buys another second. */
  bytesPerSecond: number;
}

/** As Apache's `mod_reqtimeout` does it (`body=10,MinRate=1024`). */
export const BODY_PACE: BodyPace = { graceMs: 10_000, bytesPerSecond: 1_024 };

/**
 * Calls `onSlow` once a body has fallen behind its pace; the answer stops the watch. `received` gives the bytes that
 * have arrived so far.
 */
export function watchPace({ graceMs, bytesPerSecond }: BodyPace, received: () => number, onSlow: () => void) {
  const startedAt = performance.now();
  const leftMs = (): number => startedAt + graceMs + (received() / bytesPerSecond) * 1_000 - performance.now();
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    timer = setTimeout(() => (leftMs() > 0 ? wait() : onSlow()), Math.max(1, Math.ceil(leftMs())));
  };
  wait();
  return (): void => clearTimeout(timer);
}
