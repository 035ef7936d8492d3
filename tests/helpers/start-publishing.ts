import { setTimeout as delay } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { createApi } from './api.ts';

/** A publisher that writes at a steady rate and repeats unanswered requests under the same Idempotency-Key. */
export interface WirePublisher {
  /** Stops writing and waits until the last story was accepted; returns all headlines. */
  stop(): Promise<string[]>;
}

/** `name` begins the headlines; those of two publishers must differ. Ends with its test, even if that fails. */
export function startWirePublisher(
  url: string,
  key: string | undefined,
  everyMs: number,
  name = 'Continuous',
): WirePublisher {
  const api = createApi(url, key);
  const headlines: string[] = [];
  const taken: Promise<void>[] = [];
  let writing = true;
  let isOver = false;
  onTestFinished(() => {
    writing = false;
    isOver = true;
  });
  const submit = async (headline: string): Promise<void> => {
    while (!isOver) {
      const answer = await api
        .post('/stories', { headline, topics: ['Continuous'] }, { 'Idempotency-Key': headline })
        .catch(noAnswer);
      if (answer?.status === 202) return;
      await delay(everyMs);
    }
  };
  const run = async (): Promise<void> => {
    while (writing) {
      const headline = `${name} ${headlines.length}`;
      headlines.push(headline);
      taken.push(submit(headline));
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
