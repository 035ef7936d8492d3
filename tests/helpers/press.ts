import { setTimeout as delay } from 'node:timers/promises';
import { createApi } from './api.ts';

/** A publisher who writes at a steady pace, and repeats what was not answered under the same Idempotency-Key. */
export interface Press {
  /** Stops writing, and waits until the last story was taken; gives all headlines. */
  stop(): Promise<string[]>;
}

export function startPress(url: string, key: string | undefined, everyMs: number): Press {
  const api = createApi(url, key);
  const headlines: string[] = [];
  const taken: Promise<void>[] = [];
  let writing = true;
  const hand = async (headline: string): Promise<void> => {
    for (;;) {
      const answer = await api
        .post('/stories', { headline, topics: ['Press'] }, { 'Idempotency-Key': headline })
        .catch(() => undefined);
      if (answer?.status === 202) return;
      await delay(everyMs);
    }
  };
  const run = async (): Promise<void> => {
    while (writing) {
      const headline = `Press ${headlines.length}`;
      headlines.push(headline);
      taken.push(hand(headline));
      await delay(everyMs);
    }
  };
  const running = run();
  return {
    async stop() {
      writing = false;
      await running;
      await Promise.all(taken);
      return headlines;
    },
  };
}
