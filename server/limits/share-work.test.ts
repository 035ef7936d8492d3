import { expect, test } from 'vitest';
import { shareWork } from './share-work.ts';

/** Work that counts its runs; each call of `ends` finishes one. */
function counted() {
  const ends: ((fails?: Error) => void)[] = [];
  const work = (): Promise<number> => {
    const no = ends.length + 1;
    return new Promise((resolve, reject) => {
      ends.push((fails) => (fails ? reject(fails) : resolve(no)));
    });
  };
  return { work, ends };
}
const settle = (): Promise<void> => new Promise(setImmediate);

test('who asks while the same is worked on waits for the next work, which all of them share', async () => {
  const share = shareWork<number>();
  const { work, ends } = counted();
  const first = share('a', work);
  const later = [share('a', work), share('a', work), share('a', work)];
  expect(ends).toHaveLength(1);
  ends[0]?.();
  expect(await first).toBe(1);
  await settle();
  expect(ends).toHaveLength(2);
  // The second run is in progress, too late for this request.
  const third = share('a', work);
  ends[1]?.();
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
  await settle();
  ends[2]?.();
  expect(await third).toBe(3);
  await settle();
  const alone = share('a', work);
  ends[3]?.();
  expect(await alone).toBe(4);
});

test('other questions are worked on by themselves, and a failure is only that of who shared it', async () => {
  const share = shareWork<number>();
  const { work, ends } = counted();
  const [first, other] = [share('a', work), share('b', work)];
  const next = share('a', work);
  ends[1]?.();
  expect(await other).toBe(2);
  ends[0]?.(new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  await settle();
  ends[2]?.();
  expect(await next).toBe(3);
});
