/** Spreads the work of many callers over turns of the event loop. */
export interface Turns {
  /**
   * Resolves when it is the caller's turn, which lasts until the caller next awaits. Callers for which `isWaiting` is
   * false use up no turn: they are resolved together with the next one that still waits.
   */
  next(isWaiting?: () => boolean): Promise<void>;
}

/**
 * Runs one caller per turn of the event loop: when thousands of readers reconnect at once, live events, timers and
 * requests wait for one of them, not for all.
 */
export function createTurns(): Turns {
  const waiting: { resolve: () => void; isWaiting: () => boolean }[] = [];
  let first = 0;
  const letOneGo = (): void => {
    for (let wasGone = true; wasGone && first < waiting.length; first += 1) {
      wasGone = waiting[first]?.isWaiting() === false;
      waiting[first]?.resolve();
    }
    if (first < waiting.length) setImmediate(letOneGo);
    else {
      waiting.length = 0;
      first = 0;
    }
  };
  return {
    next: (isWaiting = () => true) =>
      new Promise((resolve) => {
        waiting.push({ resolve, isWaiting });
        if (waiting.length === 1) setImmediate(letOneGo);
      }),
  };
}
