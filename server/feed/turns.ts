/** Work that many ask for at once, a piece at a time. */
export interface Turns {
  /** Resolves when it is the caller's turn; what it does until it next awaits is one piece. */
  next(): Promise<void>;
}

/**
 * Lets one caller at a time go on, with a round of the event loop after each: when thousands come back at once, live
 * events, timers and requests wait for one of them and not for all.
 */
export function createTurns(): Turns {
  const waiting: (() => void)[] = [];
  let first = 0;
  const letOneGo = (): void => {
    waiting[first]?.();
    first += 1;
    if (first < waiting.length) setImmediate(letOneGo);
    else {
      waiting.length = 0;
      first = 0;
    }
  };
  return {
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 1) setImmediate(letOneGo);
      }),
  };
}
