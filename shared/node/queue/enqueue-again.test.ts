import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EditEntry, EditQueue } from './edit-queue.ts';
import { enqueueAgain } from './enqueue-again.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const taken: EditEntry[] = [];
  const state = { isAway: true };
  const queue = enqueueAgain({
    async enqueue(entries: EditEntry[]) {
      if (state.isAway) throw new Error('Connection is closed.');
      taken.push(...entries);
    },
    close: async () => undefined,
  } as unknown as EditQueue);
  return { taken, state, queue };
}

const entry = (id: string, embargoMs = 0): EditEntry => ({ id, priority: 'flash', weight: 1, embargoMs });

test('what could not be enqueued is enqueued as soon as Redis is back, and its embargo has not grown', async () => {
  const { taken, state, queue } = open();
  await expect(queue.enqueue([entry('1'), entry('2', 10_000)])).rejects.toThrow('closed');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(taken).toEqual([]);
  state.isAway = false;
  await vi.advanceTimersByTimeAsync(500);
  expect(taken).toMatchObject([{ id: '1' }, { id: '2', embargoMs: 7_500 }]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(taken).toHaveLength(2);
});

test('a long outage keeps a bounded number of them', async () => {
  const { taken, state, queue } = open();
  for (let no = 0; no < 3_000; no += 1) await expect(queue.enqueue([entry(String(no))])).rejects.toThrow();
  state.isAway = false;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(taken).toHaveLength(2_000);
});

test('after it was closed, nothing is tried again', async () => {
  const { taken, state, queue } = open();
  await expect(queue.enqueue([entry('1')])).rejects.toThrow();
  await queue.close();
  state.isAway = false;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(taken).toEqual([]);
});
