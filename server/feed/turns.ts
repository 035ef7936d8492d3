/** Work that many ask for at once, a piece at a time. */
export interface Turns {
  /**
   * Resolves when it is the caller's turn; what it does until it next awaits is one piece. Callers who have gone meanwhile
   * take no turn from others: all of them that stand before the next one who waits are let go at once.
   */
  next(isWaiting?: () => boolean): Promise<void>;
}

/**
 * Lets one caller at a time go on, with a round of the event loop after each: when thousands come back at once, live
 * events, timers and requests wait for one of them and not for all.
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
