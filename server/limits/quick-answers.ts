/** Long work waits for quick answers at most this long. */
const GIVES_WAY_MS = 50;

/** Lets long work on the event loop wait until quick answers are done. */
export interface QuickAnswers {
  make<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when no quick answer is in progress, after 50 ms at the latest. */
  giveWay(): Promise<void>;
}

export function openQuickAnswers(): QuickAnswers {
  let inFlight = 0;
  const waiting: (() => void)[] = [];
  return {
    async make(work) {
      inFlight += 1;
      try {
        return await work();
      } finally {
        inFlight -= 1;
        if (inFlight === 0) for (const goOn of waiting.splice(0)) goOn();
      }
    },
    async giveWay() {
      if (inFlight === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, GIVES_WAY_MS);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}
