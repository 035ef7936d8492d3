/** Work that takes long gives way to a quick answer for so long at most. */
const GIVES_WAY_MS = 50;

/** Answers that are quick to make, and that work which holds the event loop gives way to. */
export interface QuickAnswers {
  /** Makes a quick answer. */
  make<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when no quick answer is being made, at the latest after 50 ms. */
  giveWay(): Promise<void>;
}

export function openQuickAnswers(): QuickAnswers {
  let inHand = 0;
  const waiting: (() => void)[] = [];
  return {
    async make(work) {
      inHand += 1;
      try {
        return await work();
      } finally {
        inHand -= 1;
        if (inHand === 0) for (const goOn of waiting.splice(0)) goOn();
      }
    },
    async giveWay() {
      if (inHand === 0) return;
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
