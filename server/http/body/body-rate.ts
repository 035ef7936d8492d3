/** The lowest rate at which a body may arrive. */
export interface BodyRate {
  /** Time that every body gets, whatever its size. */
  graceMs: number;
  /** Each time this many bytes arrive, the body gets another second. */
  bytesPerSecond: number;
}

/** Like `body=10,MinRate=1024` of Apache's `mod_reqtimeout`. */
export const MIN_BODY_RATE: BodyRate = { graceMs: 10_000, bytesPerSecond: 1_024 };

/**
 * Calls `onSlow` once a body falls below its minimum rate; the returned function stops the watch. `received` returns
 * the bytes that have arrived so far.
 */
export function watchBodyRate({ graceMs, bytesPerSecond }: BodyRate, received: () => number, onSlow: () => void) {
  const startedAt = performance.now();
  const leftMs = (): number => startedAt + graceMs + (received() / bytesPerSecond) * 1_000 - performance.now();
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    timer = setTimeout(() => (leftMs() > 0 ? wait() : onSlow()), Math.max(1, Math.ceil(leftMs())));
  };
  wait();
  return (): void => clearTimeout(timer);
}
