import { expect, test } from 'vitest';
import { createFairQueue } from './fair-queue.ts';

test('owners take turns, and what each of them brought keeps its order', () => {
  const queue = createFairQueue<{ owner: string; no: number }>();
  for (let no = 1; no <= 4; no += 1) queue.add({ owner: 'flooder', no });
  queue.add({ owner: 'calm', no: 1 });
  queue.add({ owner: 'other', no: 1 });
  expect(queue.size()).toBe(6);
  const taken: string[] = [];
  for (let item = queue.next(); item; item = queue.next()) {
    taken.push(`${item.owner} ${item.no}`);
    if (taken.length === 2) queue.add({ owner: 'calm', no: 2 });
  }
  expect(taken).toEqual(['flooder 1', 'calm 1', 'other 1', 'flooder 2', 'calm 2', 'flooder 3', 'flooder 4']);
  expect(queue.size()).toBe(0);
});

test('an emptied queue gives all that waited, and takes more', () => {
  const queue = createFairQueue<{ owner: string; no: number }>();
  queue.add({ owner: 'a', no: 1 });
  queue.add({ owner: 'b', no: 2 });
  expect(queue.drain().map(({ no }) => no)).toEqual([1, 2]);
  expect(queue.next()).toBeUndefined();
  queue.add({ owner: 'a', no: 3 });
  expect(queue.next()?.no).toBe(3);
});
